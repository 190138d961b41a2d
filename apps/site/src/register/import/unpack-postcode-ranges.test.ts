import { describe, expect, it } from 'vitest'
import { findInRanges, postcodeNumber, unpackPostcodeRanges } from './unpack-postcode-ranges.ts'

const lookup = JSON.stringify({ a: { parlcon_2024_gss_code: 'E1' }, b: { parlcon_2024_gss_code: 'E2' } })
const pack = (keys: number[], values: number[]) =>
  JSON.stringify({ postcode_keys: keys, value_key: values, value_values: [null, 'a', 'b'] })

describe('mySociety’s packed ranges', () => {
  it('adds up the keys, and reads 0 as “the same as two before”', () => {
    expect(unpackPostcodeRanges(pack([100, 5, 1, 10], [2, 3, 0, 0]), lookup)).toEqual([
      { start: 100, constituency: 'E1' },
      { start: 105, constituency: 'E2' },
      { start: 106, constituency: 'E1' },
      { start: 116, constituency: 'E2' },
    ])
  })

  it('knows both ways of saying that a range has no constituency', () => {
    const ranges = unpackPostcodeRanges(pack([100, 5, 1], [1, 2, 5]), lookup)
    expect(ranges.map(range => range.constituency)).toEqual([null, 'E1', null])
  })

  it('refuses a value that the list does not hold', () => {
    expect(() => unpackPostcodeRanges(pack([100], [4]), lookup)).toThrow(/does not hold \(range 0\)/)
    expect(() => unpackPostcodeRanges(pack([100], [2]), '{}')).toThrow(/names a/)
    expect(() => unpackPostcodeRanges(pack([100, 2], [2]), lookup)).toThrow(/as many values as keys/)
  })

  it('files a postcode under its base-36 number', () => {
    expect(postcodeNumber('m1 1aa')).toBe(Number.parseInt('M11AA', 36))
    expect(postcodeNumber('M1')).toBeNull()
    expect(postcodeNumber('SW1A 1A%')).toBeNull()
  })

  const number = (postcode: string) => postcodeNumber(postcode) ?? 0
  const ranges = [
    { start: number('BS9 9ZZ'), constituency: 'Bristol' },
    { start: number('E98 1AD'), constituency: 'London' },
    { start: number('EH1 1AD'), constituency: 'Edinburgh' },
    { start: number('GU2 7AA'), constituency: null },
  ]

  it('finds the range that a postcode falls in', () => {
    expect(findInRanges(ranges, 'eh1 2ab')).toBe('Edinburgh')
    expect(findInRanges(ranges, 'EH1 1AD')).toBe('Edinburgh')
    expect(findInRanges(ranges, 'GU2 7XX')).toBeNull()
    expect(findInRanges([], 'EH1 2AB')).toBeNull()
  })

  it('never answers with another area: not for a postcode that does not exist, nor for Northern Ireland', () => {
    expect(findInRanges(ranges, 'EH1 1AA')).toBeNull()
    expect(findInRanges(ranges, 'BT9 7AB')).toBeNull()
    expect(findInRanges(ranges, 'JE2 4WD')).toBeNull()
  })
})
