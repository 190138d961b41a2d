import type { ReadDb } from '../../foundation/index.ts'
import { constituenciesOfNorthernIreland } from '../politician-store.ts'
import type { Constituency, Nation } from '../types.ts'
import { constituenciesFor } from './constituencies-for.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { PostcodeParts } from './grammar.ts'
import { type InvalidReason, parsePostcode } from './parse-postcode.ts'
import { areaPlace, districtPlace, sectorPlace } from './postcode-store.ts'

export type Precision = 'sector' | 'district' | 'area'

/** Where a postcode lies, as far as our tables know. Degrees WGS84. */
export type Place = {
  /** What was asked for, in its proper spelling. Never log it, never put it into an address. */
  readonly postcode: string
  /** What we answered for: a sector, a district or an area. */
  readonly answeredFor: string
  readonly precision: Precision
  /** What may stand in an address: the district (`LS9`), or the area where only that was typed. */
  readonly near: string
  readonly nation: Nation
  readonly lat: number
  readonly lon: number
  /** One: that is it. Several: it is one of these. None: the tables do not say. */
  readonly constituencies: readonly Constituency[]
  readonly corrected: boolean
}

export type PlaceAnswer =
  | { readonly kind: 'place'; readonly place: Place }
  | {
      readonly kind: 'unknown'
      readonly asked: 'sector' | 'district' | 'area'
      readonly near: string
      readonly districtKnown: boolean
    }
  | { readonly kind: 'elsewhere'; readonly where: Elsewhere }
  | { readonly kind: 'non-geographic' }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason }
  | { readonly kind: 'not-a-postcode' }

/** Finds the place of a postcode in our own tables. Nothing leaves the server, nothing is kept. */
export async function placeFor(db: ReadDb, text: string): Promise<PlaceAnswer> {
  const read = parsePostcode(text)
  switch (read.kind) {
    case 'elsewhere':
    case 'non-geographic':
    case 'invalid':
    case 'not-a-postcode':
      return read
    default:
      return read.area === 'BT' ? northernIrishPlace(db, read) : britishPlace(db, read)
  }
}

type Parts = PostcodeParts & { readonly corrected: boolean }

/** Great Britain: to the sector when there is one, and a full postcode in its own constituency. */
async function britishPlace(db: ReadDb, parts: Parts): Promise<PlaceAnswer> {
  if (parts.kind === 'area') return areaAnswer(db, parts)
  if (parts.kind === 'district') {
    const found = await districtPlace(db, parts.district)
    if (found) return placed(parts, found, parts.district, await constituenciesFor(db, parts, found))
    if (parts.orSector !== null) {
      const { area, orSector, corrected } = parts
      return britishPlace(db, { kind: 'sector', area, district: orSector.slice(0, -2), sector: orSector, corrected })
    }
    return { kind: 'unknown', asked: 'district', near: parts.district, districtKnown: false }
  }
  const found = await sectorPlace(db, parts.sector)
  if (!found) {
    const districtKnown = (await districtPlace(db, parts.district)) !== null
    return { kind: 'unknown', asked: 'sector', near: parts.district, districtKnown }
  }
  return placed(parts, found, parts.sector, await constituenciesFor(db, parts, found))
}

/** Northern Ireland: no open table goes further than the district, or says which constituency, so all eighteen are offered. */
async function northernIrishPlace(db: ReadDb, parts: Parts): Promise<PlaceAnswer> {
  if (parts.kind === 'area') return areaAnswer(db, parts)
  const found = await districtPlace(db, parts.district)
  if (found) return placed(parts, found, parts.district, await constituenciesOfNorthernIreland(db))
  if (parts.kind === 'district' && parts.orSector !== null) {
    const district = parts.orSector.slice(0, -2)
    const outer = await districtPlace(db, district)
    if (outer) return placed(parts, outer, district, await constituenciesOfNorthernIreland(db))
  }
  return { kind: 'unknown', asked: 'district', near: parts.district, districtKnown: false }
}

async function areaAnswer(db: ReadDb, parts: Parts): Promise<PlaceAnswer> {
  const found = await areaPlace(db, parts.area)
  if (!found) return { kind: 'unknown', asked: 'area', near: parts.area, districtKnown: false }
  return placed(parts, found, parts.area, parts.area === 'BT' ? await constituenciesOfNorthernIreland(db) : [])
}

function placed(
  parts: Parts,
  found: { readonly nation: Nation; readonly lat: number; readonly lon: number },
  answeredFor: string,
  constituencies: readonly Constituency[],
): PlaceAnswer {
  const precision = answeredFor.includes(' ') ? 'sector' : /\d/.test(answeredFor) ? 'district' : 'area'
  const near = answeredFor.split(' ')[0] ?? answeredFor
  const { corrected } = parts
  return {
    kind: 'place',
    place: { postcode: spelling(parts, answeredFor), answeredFor, precision, near, ...found, constituencies, corrected },
  }
}

const spelling = (parts: Parts, answeredFor: string): string => {
  if (parts.kind === 'full') return parts.postcode
  return parts.kind === 'sector' ? parts.sector : answeredFor
}
