import { z } from '@hono/zod-openapi'
import { type Campaign, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { inventedTrusts, nations, registerTrusts, type Trust } from '../../register/index.ts'
import { campaignWord } from '../rules/release-document.ts'
import { currentStatuses } from '../store/current-statuses.ts'
import { type PublishedStatus, type ReleaseSummary, statusCodes } from '../types.ts'

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

export const trustListSchema = z
  .object({ campaign: z.enum(['Example', 'UK']), trusts: z.array(apiTrustSchema) })
  .openapi('TrustList')
export type TrustList = z.infer<typeof trustListSchema>

type Asked = { readonly campaign: Campaign; readonly now: Date; readonly limit?: number; readonly isWholeRegister: boolean }

/**
 * The trusts of the newest release, or before one those that will be asked. With `isWholeRegister`, every trust of the campaign's
 * register besides, open or closed, with no status.
 */
export async function listTrusts(db: ReadDb, { campaign, now, limit, isWholeRegister }: Asked): Promise<TrustList> {
  const { release, statuses } = await currentStatuses(db, { campaign, on: dayInUk(now) })
  const register = campaign === 'example' ? await inventedTrusts(db) : await registerTrusts(db)
  const byCode = new Map<string, Trust>(register.map(trust => [trust.code, trust]))
  const published = new Set<string>(statuses.map(status => status.code))
  const asked = statuses.map(status => fromStatus(status, release, byCode.get(status.code)))
  const trusts = isWholeRegister
    ? [...asked, ...register.filter(trust => !published.has(trust.code)).map(notSurveyed)]
    : asked.filter(trust => trust.status !== null)
  trusts.sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.code < b.code ? -1 : 1))
  return { campaign: campaignWord(campaign), trusts: limit === undefined ? trusts : trusts.slice(0, limit) }
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
