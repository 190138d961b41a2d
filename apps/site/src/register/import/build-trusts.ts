import { properName } from './name-case.ts'
import type { DirectoryTrust, FoiAddress, HealthBoard, OdsTrust, ScottishBoardCode, TrustPoint } from './read-trust-sources.ts'
import type { TrustRow } from './tables.ts'

export interface TrustSources {
  ods: OdsTrust[]
  directory: DirectoryTrust[]
  foi: FoiAddress[]
  points: TrustPoint[]
  icbs: { code: string; name: string }[]
  boards: HealthBoard[]
  scottishCodes: ScottishBoardCode[]
  sectors: { sector: string; lat: number; lon: number }[]
  /** Kinds that somebody has set by hand, each with its reason: `data/corrections/trust-kinds.csv`. */
  kinds: { code: string; kind: TrustRow['kind'] }[]
}

/** NHS England's seven regions, by their ODS codes. */
const regions: Record<string, string> = {
  Y56: 'London',
  Y58: 'South West',
  Y59: 'South East',
  Y60: 'Midlands',
  Y61: 'East of England',
  Y62: 'North West',
  Y63: 'North East and Yorkshire',
}

const kindsByType: [RegExp, TrustRow['kind']][] = [
  [/^Acute Specialist/, 'acute-specialist'],
  [/^Acute/, 'acute'],
  [/^Mental Health/, 'mental-health'],
  [/^Community/, 'community'],
  [/^Ambulance/, 'ambulance'],
  [/^Online/, 'online'],
]

const empty = {
  name_cy: null,
  icb_code: null,
  icb_name: null,
  address: null,
  postcode: null,
  lat: null,
  lon: null,
  location_basis: 'none',
  opened_on: null,
  closed_on: null,
  foi_email: null,
  foi_email_alt: null,
  foi_missing: 'not-in-source',
  aliases: [],
} satisfies Partial<TrustRow>

/** Joins the sources into one row a trust. Whatever no source says stays empty. */
export function buildTrusts(sources: TrustSources): TrustRow[] {
  const kinds = new Map(sources.kinds.map(row => [row.code, row.kind]))
  return [...englandAndWales(sources), ...onlyInDirectory(sources), ...boards(sources), ...archivedBoards(sources)].map(
    trust => ({
      ...trust,
      kind: kinds.get(trust.code) ?? trust.kind,
    }),
  )
}

function englandAndWales(sources: TrustSources): TrustRow[] {
  const directory = new Map(sources.directory.map(row => [row.code, row]))
  const foi = new Map(sources.foi.map(row => [row.code, row]))
  const icbs = new Map(sources.icbs.map(row => [row.code, row.name]))
  return sources.ods.map(trust => {
    const known = directory.get(trust.code)
    const address = trust.closedOn === null ? foi.get(trust.code) : undefined
    const welsh = trust.regionCode === ''
    return {
      ...empty,
      code: trust.code,
      name: known?.name ?? properName(trust.name),
      nation: welsh ? 'wales' : 'england',
      kind: welsh ? 'nhs-trust-wales' : kindOf(known),
      region_code: welsh ? 'wales' : trust.regionCode,
      region_name: welsh ? 'Wales' : (regions[trust.regionCode] ?? trust.regionCode),
      icb_code: trust.icbCode === '' ? null : trust.icbCode,
      icb_name: icbs.get(trust.icbCode) ?? null,
      address: trust.address === '' ? null : trust.address,
      postcode: trust.postcode === '' ? null : trust.postcode,
      ...placeOf(trust, sources),
      opened_on: trust.openedOn,
      closed_on: trust.closedOn,
      foi_email: address?.email ?? null,
      foi_email_alt: address?.otherEmail ?? null,
      foi_missing: trust.closedOn !== null ? 'closed' : address?.email ? null : 'not-in-source',
    }
  })
}

/** Trusts that the directory lists as open and the ODS list does not hold (TAD, TAH and TAJ, in 2026): no dates, no address. */
function onlyInDirectory(sources: TrustSources): TrustRow[] {
  const inOds = new Set(sources.ods.map(trust => trust.code))
  const foi = new Map(sources.foi.map(row => [row.code, row]))
  const codes = new Map(Object.entries(regions).map(([code, name]) => [name, code]))
  return sources.directory
    .filter(trust => !inOds.has(trust.code))
    .map(trust => ({
      ...empty,
      code: trust.code,
      name: trust.name,
      nation: 'england',
      kind: kindOf(trust),
      region_code: codes.get(trust.region) ?? 'england',
      region_name: trust.region,
      foi_email: foi.get(trust.code)?.email ?? null,
      foi_email_alt: foi.get(trust.code)?.otherEmail ?? null,
      foi_missing: foi.get(trust.code)?.email ? null : 'not-in-source',
    }))
}

function boards(sources: TrustSources): TrustRow[] {
  const nations = { Wales: 'wales', Scotland: 'scotland', 'Northern Ireland': 'northern-ireland' } as const
  const enacted = new Map(sources.scottishCodes.map(row => [row.code, row.enactedOn]))
  return sources.boards.map(board => {
    const nation = nations[board.country as keyof typeof nations] // Any other country ends as undefined and is refused below.
    if (nation === undefined) throw new Error(`A health board in “${board.country}”, which is not a nation we know`)
    return {
      ...empty,
      code: board.odsCode === '' ? board.areaCode : board.odsCode,
      name: board.name,
      name_cy: board.nameCy === '' ? null : board.nameCy,
      nation,
      kind: nation === 'northern-ireland' ? 'hsc-trust' : 'health-board',
      region_code: nation,
      region_name: board.country,
      lat: board.lat,
      lon: board.lon,
      location_basis: 'inside-area-point',
      opened_on: enacted.get(board.areaCode) ?? null,
      aliases: board.odsCode === '' ? [] : [board.areaCode],
    }
  })
}

function archivedBoards(sources: TrustSources): TrustRow[] {
  return sources.scottishCodes
    .filter(row => row.archivedOn !== null)
    .map(row => ({
      ...empty,
      code: row.code,
      name: row.name,
      nation: 'scotland',
      kind: 'health-board',
      region_code: 'scotland',
      region_name: 'Scotland',
      opened_on: row.enactedOn,
      closed_on: row.archivedOn,
      foi_missing: 'closed',
    }))
}

/** The type comes from the directory, which lists open trusts only. A closed trust's kind is unknown, whatever its name suggests. */
function kindOf(known: DirectoryTrust | undefined): TrustRow['kind'] {
  if (known === undefined) return 'unknown'
  return kindsByType.find(([pattern]) => pattern.test(known.type))?.[1] ?? 'unknown'
}

function placeOf(trust: OdsTrust, sources: TrustSources): Pick<TrustRow, 'lat' | 'lon' | 'location_basis'> {
  const point = sources.points.find(row => row.code === trust.code && row.postcode === trust.postcode && row.lat !== null)
  if (point !== undefined) return { lat: point.lat, lon: point.lon, location_basis: 'headquarters-postcode' }
  const sector = sources.sectors.find(row => row.sector === sectorOf(trust.postcode))
  if (sector === undefined) return { lat: null, lon: null, location_basis: 'none' }
  return { lat: sector.lat, lon: sector.lon, location_basis: 'headquarters-postcode-sector' }
}

/** The sector of a full postcode: all but its last two letters. */
export function sectorOf(postcode: string): string {
  return postcode.trim().toUpperCase().slice(0, -2)
}
