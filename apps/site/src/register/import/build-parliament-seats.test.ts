import { expect, test } from 'vitest'
import { buildParliamentSeats } from './build-parliament-seats.ts'

const at = { name_cy: null, lat: 54, lon: -4 }
const constituencies = [
  { ...at, code: 'W07000083', name: 'Bangor Aberconwy', nation: 'wales' as const },
  { ...at, code: 'W07000112', name: 'Ynys Môn', nation: 'wales' as const },
  { ...at, code: 'N05000001', name: 'Belfast East', nation: 'northern-ireland' as const },
]
const header = 'senedd_no,senedd_constituency,members,pcon24_a,pcon24_a_code,pcon24_b,pcon24_b_code'

test('two constituencies make a seat of the Senedd, each of Northern Ireland its own, and a code that nobody knows is named', () => {
  const text = [
    header,
    '1,Bangor Conwy Môn,6,Bangor Aberconwy,W07000083,Ynys Môn,W07000112',
    '2,Clwyd,6,Clwyd East,W07000094,Clwyd North,W07000095',
  ].join('\n')
  expect(buildParliamentSeats(text, constituencies)).toEqual({
    rows: [
      { body: 'senedd', constituency_code: 'W07000083', seat: 'Bangor Conwy Môn', members: 6 },
      { body: 'senedd', constituency_code: 'W07000112', seat: 'Bangor Conwy Môn', members: 6 },
      { body: 'ni-assembly', constituency_code: 'N05000001', seat: 'Belfast East', members: 5 },
    ],
    problems: [{ line: 3, column: 'pcon24_a_code, pcon24_b_code, members', why: 'is not usable' }],
  })
})
