import { expect, test } from 'vitest'
import { shortenAnswer } from './shorten-answer.ts'

const more = (count: number) => `and ${count} more`
const shortJson = (value: unknown): unknown => JSON.parse(shortenAnswer(JSON.stringify(value), 'application/json', more))

test.each<[unknown, unknown]>([
  [{ trusts: [{ code: 'A' }, { code: 'B' }, { code: 'C' }] }, { trusts: [{ code: 'A' }, 'and 2 more'] }],
  [{ history: [{ parts: ['x', 'y'] }] }, { history: [{ parts: ['x', 'and 1 more'] }] }],
  [{ history: [] }, { history: [] }],
  [{ coordinates: [-1.5, 51] }, { coordinates: [-1.5, 51] }],
  [
    { name: 'A', lat: null },
    { name: 'A', lat: null },
  ],
])('of every list in %j one entry is shown', (value, short) => {
  expect(shortJson(value)).toEqual(short)
})

test('of a CSV file the heading and one row are shown, without the mark of UTF-8', () => {
  expect(shortenAnswer('\uFEFFcode,name\r\nA,a\r\nB,b\r\nC,c\r\n', 'text/csv', more)).toBe('code,name\nA,a\nand 2 more')
  expect(shortenAnswer('code,name\r\nA,a\r\n', 'text/csv', more)).toBe('code,name\nA,a')
})
