import type { Point } from '../types.ts'

/**
 * All unit postcodes of one sector, packed into bytes: a sector has at most four hundred, and the country twelve thousand sectors, so 2.7
 * million postcodes are twelve thousand rows. Fourteen bytes each, big-endian, in the order of the two letters:
 *
 *     0  which two letters of the 400 (0 = AA, 399 = ZZ)
 *     2  which of the block's places: its constituency, or its country where it has none
 *     4  the month in which it began, counted from January 1970; 0 where that is not known
 *     6  the month in which it ended, counted so; 0 while it is in use
 *     8  latitude, in hundred-thousandths of a degree; all ones where it has no place
 *    11  longitude, in hundred-thousandths of a degree from 90° west
 *
 * A postcode that the source has in two constituencies stands twice.
 */
export const unitBytes = 14

/** A sector's units. `places`: GSS codes of constituencies, or of countries, separated by a space. */
export type UnitBlock = { readonly places: string; readonly units: Uint8Array }

/** Months are `YYYY-MM`. */
export type Unit = {
  readonly unit: number
  readonly place: string
  readonly introduced: string | null
  readonly ended: string | null
  readonly point: Point | null
}

/** Three bytes reach 167 degrees: from the equator north, and from 90° west eastward. */
const steps = 1e5
export const lonOffset = 90 * steps
export const noPlace = 0xffffff

/** The letters that end a postcode: not C, I, K, M, O or V (Royal Mail, "Programmers' guide", chapter 2). */
export const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ'

/** The place of the two last letters of a postcode among the 400; null when they cannot end one. */
export function unitNumber(letters: string): number | null {
  const first = unitLetters.indexOf(letters.charAt(0))
  const second = unitLetters.indexOf(letters.charAt(1))
  return letters.length === 2 && first >= 0 && second >= 0 ? first * unitLetters.length + second : null
}

/** The month number as it is packed: January 1970 is 1. */
export const packMonth = (year: number, month: number): number => (year - 1970) * 12 + month

function unpackMonth(packed: number): string | null {
  if (packed === 0) return null
  return `${1970 + Math.floor((packed - 1) / 12)}-${String(((packed - 1) % 12) + 1).padStart(2, '0')}`
}

/** Every unit of a block, in the order of their letters. */
export function unpackUnits({ places, units }: UnitBlock): Unit[] {
  const codes = places.split(' ')
  const view = new DataView(units.buffer, units.byteOffset, units.byteLength)
  const found: Unit[] = []
  for (let at = 0; at + unitBytes <= units.byteLength; at += unitBytes) {
    const lat = (view.getUint8(at + 8) << 16) | view.getUint16(at + 9)
    const lon = (view.getUint8(at + 11) << 16) | view.getUint16(at + 12)
    found.push({
      unit: view.getUint16(at),
      place: codes[view.getUint16(at + 2)] ?? '',
      introduced: unpackMonth(view.getUint16(at + 4)),
      ended: unpackMonth(view.getUint16(at + 6)),
      point: lat === noPlace ? null : { lat: lat / steps, lon: (lon - lonOffset) / steps },
    })
  }
  return found
}
