import { describe, expect, it } from 'vitest'
import { readHospitals } from './hospitals.ts'
import { looksLikePostcode, matchNames } from './match-names.ts'
import { placeNames } from './name-labels.ts'

const known = [
  { code: 'A', name: 'Leeds Teaching Hospitals NHS Trust', detail: '' },
  { code: 'A', name: 'St James’s University Hospital', detail: 'Leeds Teaching Hospitals NHS Trust' },
  { code: 'B', name: 'University Hospitals of Leicester NHS Trust', detail: '' },
  { code: 'C', name: 'Bwrdd Iechyd Prifysgol Betsi Cadwaladr', detail: '' },
  { code: 'D', name: 'Ysbyty Llŷn 🙂', detail: '' },
]
const found = (typed: string, most = 9) => matchNames(known, typed, most).map(({ name }) => name.slice(0, 5))

describe('matchNames', () => {
  it.each([
    ['le', ['Leeds', 'Unive']],
    ['LEEDS teach', ['Leeds']],
    ['st jamess', ['St Ja']],
    ["st james's uni", ['St Ja']],
    ['betsi', ['Bwrdd']],
    ['llyn', ['Ysbyt']],
    ['eeds', []],
    ['l', []],
    ['', []],
    ['🙂', []],
  ])('%j finds %j', (typed, names) => expect(found(typed)).toEqual(names))

  it('offers no more than it may', () => expect(found('le', 1)).toEqual(['Leeds']))

  it.each(['LS9 7TF', 'ls9', ' w1a', 'SW1A 1AA'])('takes %s for a postcode and offers nothing', typed => {
    expect(looksLikePostcode(typed)).toBe(true)
    expect(matchNames([{ code: 'E', name: `${typed} Hospital`, detail: '' }], typed, 9)).toEqual([])
  })
})

describe('placeNames', () => {
  const at = (x: number, y: number, name = 'Leeds') => ({ name, at: { x, y } })

  it('writes a name where nothing is in its way, a long one on two lines', () => {
    const [first, second] = placeNames([at(300, 300), at(300, 500, 'Leeds Teaching Hospitals NHS Trust')], 13, 14)
    expect(first).toMatchObject({ lines: ['Leeds'], anchor: 'start' })
    expect(second?.lines).toHaveLength(2)
    expect(second?.lines.join(' ')).toBe('Leeds Teaching Hospitals NHS Trust')
  })

  it('turns to the other side at the edge and beside another pin, and gives up in a crowd', () => {
    expect(placeNames([at(680, 300)], 13, 14)[0]).toMatchObject({ anchor: 'end' })
    expect(placeNames([at(300, 300), at(325, 300)], 13, 14)[0]).toMatchObject({ anchor: 'end' })
    const house = { left: 310, top: 290, right: 330, bottom: 310 }
    expect(placeNames([at(300, 300)], 13, 14, [house])[0]).toMatchObject({ anchor: 'end' })
    const crowd = Array.from({ length: 49 }, (_, i) => at(300 + (i % 7) * 25, 300 + Math.floor(i / 7) * 25))
    expect(placeNames(crowd, 13, 14)[24]).toBeNull()
  })
})

it('reads hospitals, and leaves out what is none', () => {
  expect(readHospitals({ RR8: [['Leeds General Infirmary', 53.8, -1.55], ['No place'], 'x'], RA2: 'none' })).toEqual([
    { code: 'RR8', name: 'Leeds General Infirmary', lat: 53.8, lon: -1.55 },
  ])
  for (const nothing of [null, 'x', 7, []]) expect(readHospitals(nothing)).toEqual([])
})
