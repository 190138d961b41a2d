import { describe, expect, it } from 'vitest'
import { parsePostcode } from './parse-postcode.ts'

/** What was typed, and the reading in one line. This table is also the manual. */
const readings = [
  ['LS9 7TF', 'full LS9 7TF'],
  ['ls97tf', 'full LS9 7TF'],
  [' l s 9  7 t f ', 'full LS9 7TF'],
  ['LS9\u00a07TF', 'full LS9 7TF'],
  ['ls9-7tf.', 'full LS9 7TF'],
  ['ＬＳ９ ７ＴＦ', 'full LS9 7TF'],
  ['M1 1AE', 'full M1 1AE'],
  ['E1 0AA', 'full E1 0AA'],
  ['E10 0AA', 'full E10 0AA'],
  ['SW1A 1AA', 'full SW1A 1AA'],
  ['W1A0AX', 'full W1A 0AX'],
  ['EC1A 1BB', 'full EC1A 1BB'],
  ['BT9 7AB', 'full BT9 7AB'],
  ['ZE1 0TB', 'full ZE1 0TB'],
  ['LS9 7', 'sector LS9 7'],
  ['E1 0', 'sector E1 0'],
  ['SW1A1', 'sector SW1A 1'],
  ['LS9', 'district LS9'],
  ['E10', 'district E10 or E1 0'],
  ['LS97', 'district LS97 or LS9 7'],
  ['N1C', 'district N1C'],
  ['CR0', 'district CR0'],
  ['ls', 'area LS'],
  ['B', 'area B'],
  // Slips
  ['SW1A OAA', 'full SW1A 0AA corrected'],
  ['SWIA 1AA', 'full SW1A 1AA corrected'],
  ['LSl 4AB', 'full LS1 4AB corrected'],
  ['LSI 4AB', 'full LS1 4AB corrected'],
  ['M1 IAE', 'full M1 1AE corrected'],
  ['0X3 9DU', 'full OX3 9DU corrected'],
  ['P01 3LY', 'full PO1 3LY corrected'],
  ['P010 1AA', 'full PO10 1AA corrected'],
  ['CRO 2YF', 'full CR0 2YF corrected'],
  ['PO3 6LY', 'full PO3 6LY'],
  ['SO16 6YD', 'full SO16 6YD'],
  ['S016 6YD', 'full SO16 6YD corrected'],
  ['LSI', 'not-a-postcode'],
  ['LSl0', 'district LS10 or LS1 0 corrected'],
  ['Hill', 'not-a-postcode'],
  ['Will', 'not-a-postcode'],
  // Elsewhere
  ['JE2 3AB', 'elsewhere jersey'],
  ['GY1 1WW', 'elsewhere guernsey'],
  ['IM1', 'elsewhere isle-of-man'],
  ['BFPO 58', 'elsewhere forces'],
  ['bf1 2au', 'elsewhere forces'],
  ['GX11 1AA', 'elsewhere gibraltar'],
  ['FIQQ 1ZZ', 'elsewhere falkland-islands'],
  ['STHL 1ZZ', 'elsewhere overseas-territory'],
  ['KY1-1001', 'elsewhere overseas-territory'],
  ['D02 X285', 'elsewhere ireland'],
  ['KY1 1XX', 'full KY1 1XX'],
  // Nowhere
  ['GIR 0AA', 'non-geographic'],
  ['BX1 1LT', 'non-geographic'],
  ['XX1 1AA', 'non-geographic'],
  // Not postcodes
  ['QQ1 1AA', 'invalid unknown-area'],
  ['LS9 7TO', 'invalid wrong-ending'],
  ['LS9 7T', 'invalid wrong-ending'],
  ['LS9 7TFX', 'invalid wrong-ending'],
  ['LS9 7TFXY', 'invalid wrong-shape'],
  ['LS99 99', 'invalid wrong-ending'],
  ['LS1A 1AA', 'invalid wrong-ending'],
  ['', 'not-a-postcode'],
  ['Leeds', 'not-a-postcode'],
  ["St James's", 'not-a-postcode'],
  ['Ysbyty Gwynedd', 'not-a-postcode'],
  ['EX-001', 'invalid wrong-ending'],
  ['🙂', 'not-a-postcode'],
] as const

const inWords = (text: string): string => {
  const read = parsePostcode(text)
  switch (read.kind) {
    case 'full':
      return `full ${read.postcode}${read.corrected ? ' corrected' : ''}`
    case 'sector':
      return `sector ${read.sector}${read.corrected ? ' corrected' : ''}`
    case 'district':
      return `district ${read.district}${read.orSector ? ` or ${read.orSector}` : ''}${read.corrected ? ' corrected' : ''}`
    case 'area':
      return `area ${read.area}`
    case 'elsewhere':
      return `elsewhere ${read.where}`
    case 'invalid':
      return `invalid ${read.reason}`
    default:
      return read.kind
  }
}

describe('a postcode as somebody types it', () => {
  it.each(readings)('"%s" is %s', (typed, reading) => {
    expect(inWords(typed)).toBe(reading)
  })

  it('keeps every part of a full postcode', () => {
    expect(parsePostcode('sw1a2aa')).toEqual({
      kind: 'full',
      area: 'SW',
      district: 'SW1A',
      sector: 'SW1A 2',
      postcode: 'SW1A 2AA',
      corrected: false,
    })
  })

  it('reads its own spelling again in the same way, however it is spaced', () => {
    for (const postcode of ['LS9 7TF', 'M1 1AE', 'E1 0AA', 'SW1A 2AA', 'W1A 0AX', 'N1C 4AG', 'CR0 2YF', 'BT48 6SB']) {
      for (const spelling of [postcode, postcode.toLowerCase(), postcode.replace(' ', ''), [...postcode].join(' ')]) {
        expect(parsePostcode(spelling)).toMatchObject({ kind: 'full', postcode, corrected: false })
      }
    }
  })
})
