import type { ReadDb } from '../../foundation/index.ts'
import { constituenciesOfNorthernIreland } from '../politician-store.ts'
import type { Constituency, Nation } from '../types.ts'
import { constituenciesFor } from './constituencies-for.ts'
import type { Elsewhere } from './elsewhere.ts'
import type { PostcodeParts } from './grammar.ts'
import { type InvalidReason, parsePostcode } from './parse-postcode.ts'
import { areaPlace, districtPlace, sectorPlace } from './postcode-store.ts'
import { middleOfUnits, unitPlace } from './unit-place.ts'

export type Precision = 'unit' | 'sector' | 'district' | 'area'

/** Where a postcode lies, as far as our tables know. Degrees WGS84. */
export type Place = {
  /** What was asked for, in its proper spelling. Never log it, never put it into an address. */
  readonly postcode: string
  /** What we answered for: a full postcode once they have been imported, else its sector, district or area. */
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
  /** The month in which this postcode ended, `YYYY-MM`: the place is where it was. Null while it is in use, or where that is not known. */
  readonly ended: string | null
  /** The imported postcodes, of this month (`YYYY-MM`), do not have it: it may be newer, or have a letter wrong. */
  readonly notIn: string | null
}

export type PlaceAnswer =
  | { readonly kind: 'place'; readonly place: Place }
  | {
      readonly kind: 'unknown'
      readonly asked: 'sector' | 'district' | 'area'
      readonly near: string
      readonly districtKnown: boolean
    }
  /** A postcode that exists, and of which nobody says where it lies. */
  | { readonly kind: 'placeless'; readonly near: string }
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
      return (read.kind === 'full' ? await unitAnswer(db, read) : null) ?? widerPlace(db, read)
  }
}

const widerPlace = (db: ReadDb, parts: Parts): Promise<PlaceAnswer> =>
  parts.area === 'BT' ? northernIrishPlace(db, parts) : britishPlace(db, parts)

/** A full postcode among the imported ones; null when none have been imported. */
async function unitAnswer(db: ReadDb, parts: Extract<Parts, { kind: 'full' }>): Promise<PlaceAnswer | null> {
  const unit = await unitPlace(db, parts)
  switch (unit.kind) {
    case 'not-imported':
      return null
    case 'placeless':
      return { kind: 'placeless', near: parts.district }
    case 'unknown': {
      const wider = await widerPlace(db, parts)
      return wider.kind === 'place' ? { kind: 'place', place: { ...wider.place, notIn: unit.describes } } : wider
    }
    case 'unit': {
      const { constituencies, ended, ...found } = unit
      return placed(parts, found, parts.postcode, constituencies, ended)
    }
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
    const middle = await middleOfUnits(db, [parts.sector])
    if (middle) return placed(parts, middle, parts.sector, middle.constituencies)
    const districtKnown = (await districtPlace(db, parts.district)) !== null
    return { kind: 'unknown', asked: 'sector', near: parts.district, districtKnown }
  }
  return placed(parts, found, parts.sector, await constituenciesFor(db, parts, found))
}

/**
 * Northern Ireland: before unit postcodes are imported no table goes further than the district, or says which constituency, so all eighteen
 * are offered.
 */
async function northernIrishPlace(db: ReadDb, parts: Parts): Promise<PlaceAnswer> {
  if (parts.kind === 'area') return areaAnswer(db, parts)
  const sector = parts.kind === 'district' ? parts.orSector : parts.sector
  const found = await districtPlace(db, parts.district)
  if (parts.kind === 'district' && found) return placed(parts, found, parts.district, await irishSeats(db, parts.district))
  const middle = sector === null ? null : await middleOfUnits(db, [sector])
  if (sector !== null && middle) return placed(parts, middle, sector, middle.constituencies)
  const district = found || sector === null ? parts.district : sector.slice(0, -2)
  const outer = found ?? (await districtPlace(db, district))
  if (outer) return placed(parts, outer, district, await irishSeats(db, district))
  return { kind: 'unknown', asked: 'district', near: parts.district, districtKnown: false }
}

/** Those of a district, where its postcodes have been imported; else all of Northern Ireland. */
async function irishSeats(db: ReadDb, district: string): Promise<readonly Constituency[]> {
  const middle = await middleOfUnits(
    db,
    Array.from({ length: 10 }, (_, digit) => `${district} ${digit}`),
  )
  return middle && middle.constituencies.length > 0 ? middle.constituencies : constituenciesOfNorthernIreland(db)
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
  ended: string | null = null,
): PlaceAnswer {
  const near = answeredFor.split(' ')[0] ?? answeredFor
  const { corrected } = parts
  const { nation, lat, lon } = found
  return {
    kind: 'place',
    place: {
      postcode: spelling(parts, answeredFor),
      answeredFor,
      precision: precisionOf(answeredFor),
      near,
      nation,
      lat,
      lon,
      constituencies,
      corrected,
      ended,
      notIn: null,
    },
  }
}

function precisionOf(answeredFor: string): Precision {
  if (answeredFor.includes(' ')) return /\d$/.test(answeredFor) ? 'sector' : 'unit'
  return /\d/.test(answeredFor) ? 'district' : 'area'
}

const spelling = (parts: Parts, answeredFor: string): string => {
  if (parts.kind === 'full') return parts.postcode
  return parts.kind === 'sector' ? parts.sector : answeredFor
}
