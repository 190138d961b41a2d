import { expect, test } from 'vitest'
import { type ByteRange, byteRange } from './byte-range.ts'

test.each<[header: string | undefined, range: ByteRange]>([
  [undefined, 'whole'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=0-0', { from: 0, to: 0 }],
  ['bytes=40-59', { from: 40, to: 59 }],
  ['bytes=90-500', { from: 90, to: 99 }],
  ['bytes=-10', { from: 90, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=9-3', 'whole'],
  ['bytes=-', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['lines=0-1', 'whole'],
  ['bytes=a-b', 'whole'],
  [`bytes=${'9'.repeat(40)}-`, 'whole'],
])('%s of a hundred bytes', (header, range) => {
  expect(byteRange(header, 100)).toEqual(range)
})
