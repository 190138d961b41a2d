import { expect, test } from 'vitest'
import { estimateEnd } from './estimate-end.ts'

const at = (text: string) => new Date(`2026-11-03T${text}Z`)
const now = at('09:00:00')

test('nothing waits: there is no end', () => {
  expect(estimateEnd([], 20, now)).toBeNull()
})

test('the domain with the most mails decides', () => {
  const waiting = [
    { domain: 'one.invalid', count: 1, from: now, lastAt: null },
    { domain: 'many.invalid', count: 31, from: now, lastAt: null },
  ]
  // 30 intervals of 20 seconds, and the last one takes a second to hand over.
  expect(estimateEnd(waiting, 20, now)).toEqual(at('09:10:01'))
})

test('many domains with one mail each are handed over one after the other', () => {
  const waiting = Array.from({ length: 240 }, (_, index) => ({ domain: `${index}.invalid`, count: 1, from: now, lastAt: null }))
  expect(estimateEnd(waiting, 20, now)).toEqual(at('09:04:00'))
})

test('it counts from the end of the recall window, and from what the domain got last', () => {
  const one = { domain: 'a.invalid', count: 2, from: at('09:15:00'), lastAt: null }
  expect(estimateEnd([one], 20, now)).toEqual(at('09:15:21'))
  expect(estimateEnd([{ ...one, lastAt: at('09:14:50') }], 20, now)).toEqual(at('09:15:31'))
})

test('a clock change does not make it an hour wrong: an instant is an instant', () => {
  // British Summer Time ends on 25 October 2026 at 02:00: 00:50 UTC is 01:50, and 01:20 UTC is 01:20 once more.
  const before = new Date('2026-10-25T00:50:00Z')
  const waiting = [{ domain: 'a.invalid', count: 91, from: before, lastAt: null }]
  expect(estimateEnd(waiting, 20, before)).toEqual(new Date('2026-10-25T01:20:01Z'))
})
