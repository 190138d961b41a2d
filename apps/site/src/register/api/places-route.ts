import { createRoute, z } from '@hono/zod-openapi'
import { type Ctx, dayInUk, problemResponse, type Router } from '../../foundation/index.ts'
import { nearest } from '../distance.ts'
import { type Place, type PlaceAnswer, placeFor } from '../postcode/place-for.ts'
import { surveyedNow } from '../surveyed-now.ts'
import { type Constituency, nations } from '../types.ts'

const nearestCount = 5
const longestPostcode = 20

const constituencySchema = z.object({ code: z.string(), name: z.string() }).openapi('Constituency')
const placeSchema = z
  .object({
    postcode: z.string().openapi({ description: 'What was asked for, in its proper spelling.', example: 'LS9 7TF' }),
    answeredFor: z.string().openapi({
      description: 'What the answer is for: the full postcode where it is known, else its sector, district or area.',
      example: 'LS9 7',
    }),
    precision: z.enum(['unit', 'sector', 'district', 'area']),
    corrected: z.boolean().openapi({ description: 'True when an O, I or L was read as a digit, or the other way round.' }),
    ended: z.string().nullable().openapi({
      description: 'The month in which this postcode ended; the place is where it was. Null while it is in use.',
      example: '2019-03',
    }),
    nation: z.enum(nations),
    lat: z.number().openapi({ description: 'WGS84' }),
    lon: z.number().openapi({ description: 'WGS84' }),
    constituency: z
      .union([constituencySchema, z.array(constituencySchema), z.null()])
      .openapi({ description: 'One; or a list, when it is one of these; or null, when the tables do not say.' }),
    nearest: z.array(z.object({ code: z.string(), name: z.string(), km: z.number() })).openapi({
      description: 'The trusts that are asked and open today, the nearest first, as the crow flies.',
    }),
  })
  .openapi('Place')
const problemSchema = z.object({ type: z.string(), status: z.number(), title: z.string(), detail: z.string() }).openapi('Problem')
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
})

const placesRoute = createRoute({
  method: 'get',
  path: '/api/v1/places/{postcode}',
  summary: 'Where a postcode is, its constituency and the trusts nearby',
  description: 'Takes a full postcode, a sector, a district or an area, in any spacing and case. Nothing is stored or logged.',
  request: {
    params: z.object({
      postcode: z.string().openapi({
        param: { name: 'postcode', in: 'path' },
        description: 'A full postcode, a sector, a district or an area, in any spacing and case. It is not stored or logged.',
        example: 'LS9 7TF',
      }),
    }),
  },
  responses: {
    200: { description: 'The place', content: { 'application/json': { schema: placeSchema } } },
    400: problem('Not the form of a postcode'),
    404: problem('Not in our tables, or not in the United Kingdom'),
  },
})

/** `GET /api/v1/places/{postcode}`. */
export function placesRoutes(router: Router): void {
  router.openapi(placesRoute, async c => {
    const { postcode } = c.req.valid('param')
    const { services, db } = c.var
    const answer = postcode.length > longestPostcode ? ({ kind: 'not-a-postcode' } as const) : await placeFor(db, postcode)
    if (answer.kind !== 'place') return refusal(c, answer)
    const trusts = await surveyedNow(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
    const near = nearest(answer.place, trusts, nearestCount).map(({ trust, km }) => ({ code: trust.code, name: trust.name, km }))
    return c.json({ ...placeView(answer.place), nearest: near }, 200, openHeaders)
  })
}

/** Any page may ask, and be told what went wrong; nothing is kept, since the address holds a postcode. */
const openHeaders = { 'cache-control': 'no-store', 'access-control-allow-origin': '*' }

const placeView = (place: Place) => ({
  postcode: place.postcode,
  answeredFor: place.answeredFor,
  precision: place.precision,
  corrected: place.corrected,
  ended: place.ended,
  nation: place.nation,
  lat: place.lat,
  lon: place.lon,
  constituency: constituencyView(place.constituencies),
})

function constituencyView(constituencies: readonly Constituency[]) {
  const views = constituencies.map(({ code, name }) => ({ code, name }))
  return views.length > 1 ? views : (views[0] ?? null)
}

/** The postcode itself is not repeated: what was asked stays with whoever asked. */
// The route's type knows JSON answers alone; problemResponse makes a whole Response, which Hono sends as it is.
function refusal(c: Ctx, answer: Exclude<PlaceAnswer, { kind: 'place' }>): never {
  const { status, title, detail } = refusalWords(c, answer)
  return problemResponse({ status, title, detail }, openHeaders) as never
}

function refusalWords(c: Ctx, answer: Exclude<PlaceAnswer, { kind: 'place' }>) {
  const { t } = c.var
  switch (answer.kind) {
    case 'elsewhere': {
      const place = t(`register.elsewhere.${answer.where}`)
      return { status: 404, title: t('register.api.elsewhereTitle'), detail: t('register.api.elsewhere', { place }) } as const
    }
    case 'placeless':
      return {
        status: 404,
        title: t('register.api.placelessTitle'),
        detail: t('register.api.placeless', { near: answer.near }),
      } as const
    case 'non-geographic':
      return { status: 404, title: t('register.api.nonGeographicTitle'), detail: t('register.api.nonGeographic') } as const
    case 'unknown': {
      const key = answer.districtKnown ? 'register.api.unknownNearby' : 'register.api.unknown'
      return { status: 404, title: t('register.api.unknownTitle'), detail: t(key, { near: answer.near }) } as const
    }
    case 'invalid':
      return { status: 400, title: t('register.api.invalidTitle'), detail: t(`register.invalid.${answer.reason}`) } as const
    case 'not-a-postcode':
      return { status: 400, title: t('register.api.invalidTitle'), detail: t('register.api.notAPostcode') } as const
  }
}
