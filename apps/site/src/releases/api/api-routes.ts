import { createRoute, z } from '@hono/zod-openapi'
import { type Ctx, problemResponse, type Router } from '../../foundation/index.ts'
import { fileNameOf, sendFile } from '../open-data/send-file.ts'
import { listReleases, oneRelease, oneReleaseSchema, releaseListSchema } from './api-releases.ts'
import { oneTrust, oneTrustSchema } from './api-trust.ts'
import { listTrusts, trustListSchema } from './api-trusts.ts'
import { releasesAsCsv, trustsAsCsv, trustsAsGeoJson } from './list-files.ts'

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

const listQuery = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .openapi({ description: 'At most so many trusts, by name. All when absent.' }),
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

const trustsRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts',
  summary: 'All surveyed trusts with their status of today',
  request: { query: listQuery },
  responses: { 200: json('The trusts, by name.', trustListSchema), ...refusedQuery },
})
const trustsCsvRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts.csv',
  summary: 'All surveyed trusts, as a spreadsheet (CSV)',
  request: { query: listQuery },
  responses: { 200: file('One row a trust.', 'text/csv'), ...refusedQuery },
})
const trustsGeoJsonRoute = createRoute({
  method: 'get',
  path: '/api/v1/trusts.geojson',
  summary: 'All surveyed trusts, as points for a map (GeoJSON)',
  request: { query: listQuery },
  responses: { 200: file('One point a trust.', 'application/geo+json'), ...refusedQuery },
})
const trustRoute = createRoute({
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
const releasesRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases',
  summary: 'All releases, newest first',
  responses: { 200: json('The releases.', releaseListSchema) },
})
const releasesCsvRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases.csv',
  summary: 'All releases, as a spreadsheet (CSV)',
  responses: { 200: file('One row a release.', 'text/csv') },
})
const releaseRoute = createRoute({
  method: 'get',
  path: '/api/v1/releases/{id}',
  summary: 'One release with every trust in it',
  request: { params: idParam },
  responses: { 200: json('The release.', oneReleaseSchema), 404: problem('There is no such release.'), ...refusedQuery },
})

const sendJson = (c: Ctx, value: unknown): Response => sendFile(c, { body: JSON.stringify(value), type: 'application/json' })

const missing = (c: Ctx, what: 'trust' | 'release'): Response =>
  problemResponse({
    status: 404,
    title: c.var.t(`releases.api.no-${what}.title`),
    detail: c.var.t(`releases.api.no-${what}.detail`),
  })

const asked = (c: Ctx, { limit, all }: z.infer<typeof listQuery>) => ({
  campaign: c.var.services.campaign,
  now: c.var.services.clock(),
  limit,
  isWholeRegister: all === '1',
})

/** The API of this room. Every answer is described by the schema that stands at its route. */
export function apiRoutes(router: Router): void {
  router.openapi(trustsRoute, async c => sendJson(c, await listTrusts(c.var.db, asked(c, c.req.valid('query')))))
  router.openapi(trustsCsvRoute, async c => {
    const body = trustsAsCsv(await listTrusts(c.var.db, asked(c, c.req.valid('query'))))
    return sendFile(c, { body, type: 'text/csv', fileName: fileNameOf(c.var.services.campaign, 'trusts.csv') })
  })
  router.openapi(trustsGeoJsonRoute, async c => {
    const body = trustsAsGeoJson(await listTrusts(c.var.db, asked(c, c.req.valid('query'))))
    return sendFile(c, { body, type: 'application/geo+json', fileName: fileNameOf(c.var.services.campaign, 'trusts.geojson') })
  })
  router.openapi(trustRoute, async c => {
    const { campaign, clock } = c.var.services
    const trust = await oneTrust(c.var.db, c.req.valid('param').code, { campaign, now: clock() })
    return trust ? sendJson(c, trust) : missing(c, 'trust')
  })
  router.openapi(releasesRoute, async c => sendJson(c, await listReleases(c.var.db, c.var.services)))
  router.openapi(releasesCsvRoute, async c => {
    const body = releasesAsCsv(await listReleases(c.var.db, c.var.services))
    return sendFile(c, { body, type: 'text/csv', fileName: fileNameOf(c.var.services.campaign, 'releases.csv') })
  })
  router.openapi(releaseRoute, async c => {
    const release = await oneRelease(c.var.db, c.req.valid('param').id, c.var.services)
    return release ? sendJson(c, release) : missing(c, 'release')
  })
}
