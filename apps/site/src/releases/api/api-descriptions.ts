import { createRoute, z } from '@hono/zod-openapi'
import { oneReleaseSchema, releaseListSchema } from './api-releases.ts'
import { oneTrustSchema } from './api-trust.ts'
import { trustListSchema } from './api-trusts.ts'
import { readCursor } from './cursor.ts'

/** What each address of this room's API takes and gives: the OpenAPI document is made from it, and the tests hold every answer to it. */

const problemSchema = z
  .object({ type: z.string(), status: z.number().int(), title: z.string(), detail: z.string() })
  .openapi('Problem', { description: 'What went wrong and what to do (RFC 9457).' })

/**
 * One answer of a route. The media type is any text to the compiler: sendFile writes the body, and the tests hold every answer against
 * its schema.
 */
const answer = (description: string, type: string, schema: z.ZodType) => ({ description, content: { [type]: { schema } } })
const json = (description: string, schema: z.ZodType) => answer(description, 'application/json', schema)
const file = (description: string, type: string) => answer(description, type, z.string())
const problem = (description: string) => answer(description, 'application/problem+json', problemSchema)

/** `limit` as a person would write it: no sign, no zeros before it, no exponent. */
const limitQuery = z
  .string()
  .regex(/^(?:[1-9]\d{0,3}|10000)$/, 'a whole number from 1 to 10000')
  .transform(Number)
  .optional()
  .openapi({
    type: 'integer',
    minimum: 1,
    maximum: 10_000,
    description: 'At most so many entries; “next” then leads to the others. All when absent.',
  })
const cursorQuery = z
  .string()
  .max(1_000)
  .transform((text, context) => {
    const cursor = readCursor(text)
    if (cursor) return cursor
    context.addIssue({ code: 'custom', message: 'not a cursor of this list; take it from “next”' })
    return z.NEVER
  })
  .optional()
  .openapi({ type: 'string', description: 'Where a page begins. Taken from “next”, never made by hand.' })
export const pageQuery = z.object({ limit: limitQuery, cursor: cursorQuery })
export const listQuery = pageQuery.extend({
  all: z
    .enum(['0', '1'])
    .optional()
    .openapi({ description: '1: the whole register, with a null status for trusts that are not surveyed.' }),
})
const codeParam = z.object({
  code: z
    .string()
    .min(1)
    .max(20)
    .openapi({
      param: { name: 'code', in: 'path' },
      description: 'The trust’s code, or a former one, in any case.',
      example: 'EX-001',
    }),
})
const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(20)
    .openapi({ param: { name: 'id', in: 'path' }, description: 'The release’s id.', example: '2026-1' }),
})

const refusedQuery = { 400: problem('The question could not be understood.') }

export const trustsRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts',
  summary: 'All surveyed trusts with their status of today',
  request: { query: listQuery },
  responses: { 200: json('The trusts, by name.', trustListSchema), ...refusedQuery },
})
export const trustsCsvRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts.csv',
  summary: 'All surveyed trusts, as a spreadsheet (CSV)',
  request: { query: listQuery },
  responses: { 200: file('One row a trust.', 'text/csv'), ...refusedQuery },
})
export const trustsGeoJsonRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts.geojson',
  summary: 'All surveyed trusts, as points for a map (GeoJSON)',
  request: { query: listQuery },
  responses: { 200: file('One point a trust.', 'application/geo+json'), ...refusedQuery },
})
export const trustRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts/{code}',
  summary: 'One trust: its status, what it said, its history',
  request: { params: codeParam },
  responses: {
    200: json('The trust.', oneTrustSchema),
    404: problem('There is no such trust in this campaign.'),
    ...refusedQuery,
  },
})
export const releasesRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases',
  summary: 'All releases, newest first',
  request: { query: pageQuery },
  responses: { 200: json('The releases.', releaseListSchema), ...refusedQuery },
})
export const releasesCsvRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases.csv',
  summary: 'All releases, as a spreadsheet (CSV)',
  request: { query: pageQuery },
  responses: { 200: file('One row a release.', 'text/csv'), ...refusedQuery },
})
export const releaseRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases/{id}',
  summary: 'One release with every trust in it',
  request: { params: idParam },
  responses: { 200: json('The release.', oneReleaseSchema), 404: problem('There is no such release.'), ...refusedQuery },
})
