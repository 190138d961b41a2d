import type { ReadDb } from '../../foundation/index.ts'
import { constituenciesByCodes } from '../politician-store.ts'
import type { Constituency, Nation, Point } from '../types.ts'
import { constituenciesFor } from './constituencies-for.ts'
import type { PostcodeParts } from './grammar.ts'
import { rangeOf } from './postcode-store.ts'
import { type Unit, unitNumber } from './unit-block.ts'
import { unitsOf } from './unit-store.ts'

type FullPostcode = Extract<PostcodeParts, { kind: 'full' }>

/** What the imported unit postcodes say of one. `describes` and `ended` are months, `YYYY-MM`. */
export type UnitAnswer =
  | { readonly kind: 'not-imported' }
  /** Not in the set: it may be newer than it. */
  | { readonly kind: 'unknown'; readonly describes: string }
  /** In the set, without a place. */
  | { readonly kind: 'placeless'; readonly describes: string }
  | {
      readonly kind: 'unit'
      readonly nation: Nation
      readonly lat: number
      readonly lon: number
      readonly ended: string | null
      readonly constituencies: readonly Constituency[]
    }

/** Looks one full postcode up among the imported ones. */
export async function unitPlace(db: ReadDb, parts: FullPostcode): Promise<UnitAnswer> {
  const known = await unitsOf(db, [parts.sector])
  if (known === null) return { kind: 'not-imported' }
  const { describes } = known
  const number = unitNumber(parts.postcode.slice(-2))
  const found = known.units.filter(({ unit }) => unit === number)
  const [first] = found
  if (!first) return { kind: 'unknown', describes }
  const nation = nationOf(first)
  if (first.point === null || nation === null) return { kind: 'placeless', describes }
  return {
    kind: 'unit',
    nation,
    ...first.point,
    ended: first.ended,
    constituencies: await constituenciesOf(db, parts, found, first.point),
  }
}

/**
 * Where the units of some sectors lie in the middle, and in which constituencies: those in use, or all when none is. Null when the
 * imported postcodes know nothing of them.
 */
export async function middleOfUnits(
  db: ReadDb,
  sectors: readonly string[],
): Promise<(Point & { readonly nation: Nation; readonly constituencies: readonly Constituency[] }) | null> {
  const placed = ((await unitsOf(db, sectors))?.units ?? []).flatMap(unit => (unit.point ? [{ ...unit, point: unit.point }] : []))
  const inUse = placed.filter(({ ended }) => ended === null)
  const counted = inUse.length > 0 ? inUse : placed
  const nation = commonest(counted.flatMap(unit => nationOf(unit) ?? []))
  if (nation === null) return null
  const mean = (of: 'lat' | 'lon') =>
    Math.round((counted.reduce((sum, { point }) => sum + point[of], 0) / counted.length) * 1e5) / 1e5
  const constituencies = await constituenciesByCodes(db, [...new Set(counted.map(({ place }) => place))])
  return { lat: mean('lat'), lon: mean('lon'), nation, constituencies }
}

/**
 * The directory's own, all of them where it has the postcode in several. Where the ranges, which come from the same points, put a postcode
 * that they can know into another one, it lies on a border and both are offered. Codes that our table does not have (of an edition before
 * July 2024) say nothing: then the ranges answer, as they did before the import.
 */
async function constituenciesOf(
  db: ReadDb,
  parts: FullPostcode,
  units: readonly Unit[],
  point: Point,
): Promise<readonly Constituency[]> {
  const range = parts.area === 'BT' ? null : await rangeOf(db, parts.postcode)
  const codes = units.map(({ place }) => place)
  const isInRanges = range !== null && units.some(unit => isKnownTo(range.describes, unit))
  const own = await constituenciesByCodes(db, codes)
  if (own.length === 0) return parts.area === 'BT' ? [] : constituenciesFor(db, parts, point)
  if (!isInRanges || range.constituencyCode === null || codes.includes(range.constituencyCode)) return own
  // Asked for their sector, the ranges leave out what only reaches in from far away.
  const possible = await constituenciesFor(db, parts, point)
  const other = possible.length === 1 ? possible.filter(({ code }) => code === range.constituencyCode) : []
  return [...own, ...other]
}

/** Whether a list of that month can have the unit: it began before, and had not ended. */
const isKnownTo = (month: string, { introduced, ended }: Unit): boolean =>
  introduced !== null && introduced < month && (ended === null || ended >= month)

/** The first letter of a GSS code names the nation; those of the Crown dependencies are none of the four. */
const nationOf = ({ place }: Unit): Nation | null =>
  (({ E: 'england', W: 'wales', S: 'scotland', N: 'northern-ireland' }) as const)[place.charAt(0)] ?? null

function commonest<Value>(values: readonly Value[]): Value | null {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
