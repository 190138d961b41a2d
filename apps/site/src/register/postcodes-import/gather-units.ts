import { isPostcodeArea } from '../postcode/grammar.ts'
import { lonOffset, noPlace, packMonth, type UnitBlock, unitBytes, unitLetters } from '../postcode/unit-block.ts'

/** The fields of a row that can be wrong; 0 is a row that is right. */
export type RowFault = 'postcode' | 'introduced' | 'ended' | 'country' | 'lat' | 'lon' | 'again'

const unitsInSector = unitLetters.length ** 2
/** A postcode in two constituencies stands twice; more than this many rows are no directory. */
const mostRows = unitsInSector * 2

const letterPlaces = new Int16Array(256).fill(-1)
for (const [at, letter] of [...unitLetters].entries()) letterPlaces[letter.charCodeAt(0)] = at

/** First letters and numbers of the GSS codes of constituencies: England, Northern Ireland (two lists of codes), Scotland, Wales. */
const constituencyKinds = new Set(['E14', 'N05', 'N06', 'S14', 'W07'].map(kind => packCode(kind)))

/** `E14001320` as one number, and its kind `E14` as the same number's beginning. */
function packCode(code: string): number {
  return code.charCodeAt(0) * 10 ** (code.length - 1) + Number(code.slice(1))
}
const unpackCode = (packed: number): string =>
  `${String.fromCharCode(Math.floor(packed / 1e8))}${String(packed % 1e8).padStart(8, '0')}`

/**
 * Packs row after row into the blocks of their sectors (see unit-block.ts). The rows may come in any order; quickest is that of the
 * directory, in which a sector's rows follow each other. What is counted is open to read.
 */
export class UnitGatherer {
  stored = 0
  ended = 0
  placeless = 0
  split = 0
  /** The newest month that a row names, as packMonth gives it. */
  newestMonth = 0
  /** Rows by the first letter of their country: E, W, S, N; L and M are the Crown dependencies. */
  readonly countries = new Map<string, number>()
  /** Rows by the packed code of their constituency. */
  readonly #constituencies = new Map<number, number>()
  readonly #blocks = new Map<string, UnitBlock>()
  readonly #scratch = new Uint8Array(mostRows * unitBytes)
  readonly #view = new DataView(this.#scratch.buffer)
  /** How many rows of the open sector each of its units has. */
  readonly #seen = new Uint8Array(unitsInSector)
  readonly #head = new Uint8Array(8)
  #headLength = 0
  #sector: string | null = null
  #places: number[] = []
  #used = 0

  /** Takes one row; `starts` and `ends` in the order of wantedFields. Null when it was right. */
  add(bytes: Uint8Array, starts: Int32Array, ends: Int32Array): RowFault | null {
    const start = starts[0] ?? 0
    const end = ends[0] ?? 0
    if (!this.#enterSector(bytes, start, end - 2)) return 'postcode'
    const first = letterPlaces[bytes[end - 2] ?? 0] ?? -1
    const second = letterPlaces[bytes[end - 1] ?? 0] ?? -1
    if (first < 0 || second < 0) return 'postcode'
    const unit = first * unitLetters.length + second
    const introduced = readMonth(bytes, starts[1] ?? 0, ends[1] ?? 0)
    if (introduced < 0) return 'introduced'
    const ended = readMonth(bytes, starts[2] ?? 0, ends[2] ?? 0)
    if (ended < 0) return 'ended'
    const country = readCode(bytes, starts[3] ?? 0, ends[3] ?? 0)
    if (country === 0) return 'country'
    const lat = readDegrees(bytes, starts[5] ?? 0, ends[5] ?? 0)
    if (Number.isNaN(lat)) return 'lat'
    const lon = readDegrees(bytes, starts[6] ?? 0, ends[6] ?? 0)
    if (Number.isNaN(lon)) return 'lon'
    // ONS writes 99.999999 north for a postcode whose place it does not know.
    const hasPlace = lat < 9_900_000
    if (hasPlace && (lat < 4_900_000 || lat > 6_200_000)) return 'lat'
    if (hasPlace && (lon < -1_400_000 || lon > 300_000)) return 'lon'
    const constituency = readCode(bytes, starts[4] ?? 0, ends[4] ?? 0)
    const isSeat = constituencyKinds.has(Math.floor(constituency / 1e6))
    const place = this.#placeOf(isSeat ? constituency : country)
    if (!this.#isNew(unit, place)) return 'again'
    const letter = String.fromCharCode(Math.floor(country / 1e8))
    this.countries.set(letter, (this.countries.get(letter) ?? 0) + 1)
    if (isSeat) this.#constituencies.set(constituency, (this.#constituencies.get(constituency) ?? 0) + 1)
    if (ended > 0) this.ended += 1
    if (!hasPlace) this.placeless += 1
    this.newestMonth = Math.max(this.newestMonth, introduced, ended)
    this.#write(unit, place, introduced, ended, hasPlace ? lat : noPlace, hasPlace ? lon + lonOffset : noPlace)
    return null
  }

  /** How many rows each constituency has, by its code. */
  get constituencies(): ReadonlyMap<string, number> {
    return new Map([...this.#constituencies].map(([code, rows]) => [unpackCode(code), rows]))
  }

  /** All blocks, by sector. Nothing more can be added. */
  finish(): ReadonlyMap<string, UnitBlock> {
    this.#leaveSector()
    return this.#blocks
  }

  #write(unit: number, place: number, introduced: number, ended: number, lat: number, lon: number): void {
    const at = this.#used * unitBytes
    const view = this.#view
    view.setUint16(at, unit)
    view.setUint16(at + 2, place)
    view.setUint16(at + 4, introduced)
    view.setUint16(at + 6, ended)
    view.setUint8(at + 8, lat >> 16)
    view.setUint16(at + 9, lat & 0xffff)
    view.setUint8(at + 11, lon >> 16)
    view.setUint16(at + 12, lon & 0xffff)
    this.#used += 1
    this.stored += 1
  }

  /** The same postcode again is right only in another constituency: then it is split. */
  #isNew(unit: number, place: number): boolean {
    const seen = this.#seen[unit] ?? 0
    if (seen > 0) {
      if (this.#used === mostRows) return false
      for (let at = 0; at < this.#used * unitBytes; at += unitBytes) {
        if (this.#view.getUint16(at) === unit && this.#view.getUint16(at + 2) === place) return false
      }
      if (seen === 1) this.split += 1
    }
    this.#seen[unit] = Math.min(seen + 1, 255)
    return true
  }

  #placeOf(code: number): number {
    const known = this.#places.indexOf(code)
    if (known >= 0) return known
    this.#places.push(code)
    return this.#places.length - 1
  }

  /** Opens the sector whose letters and digits stand from `start` to `end`. False when that is no sector. */
  #enterSector(bytes: Uint8Array, start: number, end: number): boolean {
    const length = end - start
    if (length === this.#headLength && this.#sector !== null) {
      let at = 0
      while (at < length && this.#head[at] === bytes[start + at]) at += 1
      if (at === length) return true
    }
    const sector = sectorOf(bytes, start, end)
    if (sector === null) return false
    this.#leaveSector()
    this.#sector = sector
    this.#head.set(bytes.subarray(start, end))
    this.#headLength = length
    const before = this.#blocks.get(sector)
    this.#places = before ? before.places.split(' ').map(packCode) : []
    this.#scratch.set(before?.units ?? [])
    this.#used = (before?.units.length ?? 0) / unitBytes
    this.#seen.fill(0)
    for (let at = 0; at < this.#used; at += 1) {
      const unit = this.#view.getUint16(at * unitBytes)
      this.#seen[unit] = (this.#seen[unit] ?? 0) + 1
    }
    return true
  }

  #leaveSector(): void {
    if (this.#sector === null || this.#used === 0) return
    const units = sorted(this.#scratch.slice(0, this.#used * unitBytes))
    this.#blocks.set(this.#sector, { places: this.#places.map(unpackCode).join(' '), units })
    this.#sector = null
  }
}

/** The directory is in order already: then nothing is moved. */
function sorted(units: Uint8Array): Uint8Array {
  const view = new DataView(units.buffer)
  const count = units.length / unitBytes
  let isInOrder = true
  for (let at = 1; at < count && isInOrder; at += 1) {
    isInOrder = view.getUint16((at - 1) * unitBytes) <= view.getUint16(at * unitBytes)
  }
  if (isInOrder) return units
  const order = Array.from({ length: count }, (_, at) => at)
  order.sort((a, b) => view.getUint16(a * unitBytes) - view.getUint16(b * unitBytes) || a - b)
  const result = new Uint8Array(units.length)
  for (const [to, from] of order.entries()) result.set(units.subarray(from * unitBytes, (from + 1) * unitBytes), to * unitBytes)
  return result
}

/** `AB10 1`, written with or without the space. */
function sectorOf(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start < 3 || end - start > 7) return null
  const text = String.fromCharCode(...bytes.subarray(start, end))
  const [, district = '', area = '', digit = ''] = /^(([A-Z]{1,2})\d[A-Z\d]?) *(\d)$/.exec(text) ?? []
  // GIR 0AA and the old districts of Newport have a form of their own.
  const odd = /^(GIR|NPT) *(\d)$/.exec(text)
  if (odd) return `${odd[1]} ${odd[2]}`
  return isPostcodeArea(area) || area === 'XX' ? `${district} ${digit}` : null
}

/** `201903` as packMonth gives it; 0 for an empty field, -1 for anything else. */
function readMonth(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0
  if (end - start !== 6) return -1
  const number = readDigits(bytes, start, end)
  const year = Math.floor(number / 100)
  const month = number % 100
  return number >= 0 && year >= 1970 && year < 2200 && month >= 1 && month <= 12 ? packMonth(year, month) : -1
}

/** A letter and eight digits as one number; 0 for anything else. */
function readCode(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== 9) return 0
  const letter = bytes[start] ?? 0
  const number = readDigits(bytes, start + 1, end)
  return letter >= 65 && letter <= 90 && number >= 0 ? letter * 1e8 + number : 0
}

function readDigits(bytes: Uint8Array, start: number, end: number): number {
  let number = 0
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

/** Degrees in hundred-thousandths, rounded; NaN for what is no decimal number. */
function readDegrees(bytes: Uint8Array, start: number, end: number): number {
  const isNegative = bytes[start] === 45
  let at = isNegative ? start + 1 : start
  let number = 0
  let decimals = -1
  let digits = 0
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 46 && decimals < 0) decimals = 0
    else if (byte >= 48 && byte <= 57) {
      digits += 1
      if (decimals < 6) {
        number = number * 10 + byte - 48
        if (decimals >= 0) decimals += 1
      }
    } else return Number.NaN
  }
  if (digits === 0 || digits > 12) return Number.NaN
  const millionths = number * 10 ** (6 - Math.max(0, decimals))
  const rounded = Math.round(millionths / 10)
  return isNegative ? -rounded : rounded
}
