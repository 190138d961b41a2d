import { z } from '@hono/zod-openapi'
import { type Campaign, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { inventedTrusts, nations, registerTrusts, surveyedTrusts, type Trust } from '../../register/index.ts'
import { campaignWord } from '../rules/release-document.ts'
import { notAskedStatus } from '../rules/snapshot.ts'
import { type CurrentStatuses, currentStatuses } from '../store/current-statuses.ts'
import { releaseById } from '../store/read-releases.ts'
import { statusesOf } from '../store/read-statuses.ts'
import { type PublishedStatus, type ReleaseSummary, statusCodes } from '../types.ts'
import type { Cursor } from './cursor.ts'
import { cutPage, type Page } from './pages.ts'

/** What is known of a trust's status, and since which release. */
export const currentStatusSchema = z
  .object({
    status: z.enum(statusCodes).openapi({ description: 'See /releases/criteria for what each means.' }),
    release: z
      .string()
      .nullable()
      .openapi({ description: 'The release that says so; null before the first one.', example: '2026-1' }),
    asOf: z.iso.date().nullable().openapi({ description: 'The day up to which that release counts answers.' }),
  })
  .openapi('CurrentStatus')

export const apiTrustSchema = z
  .object({
    code: z.string().openapi({ description: 'ODS code where known, else the area code. Never changes.', example: 'EX-001' }),
    name: z.string(),
    nameCy: z.string().nullable(),
    nation: z.enum(nations),
    kind: z.string(),
    regionCode: z.string(),
    regionName: z.string(),
    lat: z.number().nullable().openapi({ description: 'WGS84 degrees; null where the place is not known.' }),
    lon: z.number().nullable(),
    openedOn: z.iso.date().nullable(),
    closedOn: z.iso.date().nullable(),
    status: currentStatusSchema
      .nullable()
      .openapi({ description: 'Null for a trust that is not surveyed, or that a release lists as excluded.' }),
    excludedReason: z.string().nullable(),
  })
  .openapi('Trust')
export type ApiTrust = z.infer<typeof apiTrustSchema>

export const nextSchema = z
  .url()
  .nullable()
  .openapi({ description: 'The address of the next page; null on the last one, and where the list comes whole.' })

export const trustListSchema = z
  .object({ campaign: z.enum(['Example', 'UK']), trusts: z.array(apiTrustSchema), next: nextSchema })
  .openapi('TrustList')
export type TrustList = z.infer<typeof trustListSchema>

type Asked = {
  readonly campaign: Campaign
  readonly now: Date
  readonly limit?: number
  readonly cursor?: Cursor
  readonly isWholeRegister: boolean
}

/** The list, or a page of it. */
export type TrustPage = { readonly campaign: TrustList['campaign']; readonly page: Page<ApiTrust> }

/**
 * The trusts of the newest release, or before one those that will be asked. With `isWholeRegister`, every trust of the campaign's
 * register besides, open or closed, with no status. A cursor goes on in the release in which the list was begun; null where there is
 * no such release.
 */
export async function listTrusts(db: ReadDb, asked: Asked): Promise<TrustPage | null> {
  const { campaign, limit, cursor, isWholeRegister } = asked
  if (cursor && cursor.list !== 'trusts') return null
  const begun = await statusesAt(db, asked)
  if (!begun) return null
  const { release, statuses } = begun
  const register = campaign === 'example' ? await inventedTrusts(db) : await registerTrusts(db)
  const byCode = new Map<string, Trust>(register.map(trust => [trust.code, trust]))
  const published = new Set<string>(statuses.map(status => status.code))
  const surveyed = statuses.map(status => fromStatus(status, release, byCode.get(status.code)))
  const trusts = isWholeRegister
    ? [...surveyed, ...register.filter(trust => !published.has(trust.code)).map(notSurveyed)]
    : surveyed.filter(trust => trust.status !== null)
  trusts.sort(byName)
  const [name, code] = cursor?.after ?? []
  const start = name === undefined || code === undefined ? 0 : trusts.filter(trust => byName(trust, { name, code }) <= 0).length
  const page = cutPage(trusts, {
    list: 'trusts',
    limit,
    release: release?.id ?? null,
    start,
    keyOf: trust => [trust.name, trust.code],
  })
  return { campaign: campaignWord(campaign), page }
}

type Named = { readonly name: string; readonly code: string }
const byName = (a: Named, b: Named): number =>
  a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** What is true now, or what was true where the list was begun. */
async function statusesAt(db: ReadDb, { campaign, now, cursor }: Asked): Promise<CurrentStatuses | null> {
  const when = { campaign, on: dayInUk(now) }
  if (!cursor) return currentStatuses(db, when)
  if (cursor.release === null)
    return { release: null, statuses: (await surveyedTrusts(db, when)).map(trust => notAskedStatus(trust)) }
  const release = await releaseById(db, cursor.release)
  return release && { release, statuses: await statusesOf(db, release.id) }
}

export function fromStatus(status: PublishedStatus, release: ReleaseSummary | null, trust: Trust | undefined): ApiTrust {
  return {
    code: status.code,
    name: status.name,
    nameCy: status.nameCy,
    nation: status.nation,
    kind: status.kind,
    regionCode: status.regionCode,
    regionName: status.regionName,
    lat: status.lat,
    lon: status.lon,
    openedOn: trust?.openedOn ?? null,
    closedOn: trust?.closedOn ?? null,
    status: status.status === null ? null : { status: status.status, release: release?.id ?? null, asOf: release?.asOf ?? null },
    excludedReason: status.excludedReason,
  }
}

export const notSurveyed = (trust: Trust): ApiTrust => ({
  code: trust.code,
  name: trust.name,
  nameCy: trust.nameCy,
  nation: trust.nation,
  kind: trust.kind,
  regionCode: trust.regionCode,
  regionName: trust.regionName,
  lat: trust.lat,
  lon: trust.lon,
  openedOn: trust.openedOn,
  closedOn: trust.closedOn,
  status: null,
  excludedReason: null,
})
