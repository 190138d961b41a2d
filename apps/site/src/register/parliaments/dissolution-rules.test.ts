import { expect, test } from 'vitest'
import { checkDissolution, dissolutionOn, isOfEarlierParliament } from './dissolution-rules.ts'

const over = { body: 'house-of-commons', from: '2024-05-30', until: '2024-07-04' } as const
const open = { body: 'senedd', from: '2026-04-08', until: null } as const
const all = [over, open]
const typed = { body: 'house-of-commons', from: '2029-03-01', until: '', source: 'A proclamation' }

test.each([
  ['house-of-commons', '2024-05-29', false],
  ['house-of-commons', '2024-05-30', true],
  ['house-of-commons', '2024-07-04', true],
  ['house-of-commons', '2024-07-05', false],
  ['senedd', '2099-01-01', true],
  ['ni-assembly', '2024-06-01', false],
] as const)('%s on %s: dissolved %s', (body, day, expected) => {
  expect(dissolutionOn(all, body, day) !== null).toBe(expected)
})

test.each([
  ['2024-07-04', '2024-07-05', true],
  ['2024-07-05', '2024-07-06', false],
  // While it lasts nobody can be named at all.
  ['2024-01-01', '2024-06-01', false],
])('names as of %s are out of date on %s: %s', (asOf, day, expected) => {
  expect(isOfEarlierParliament(all, 'house-of-commons', { asOf, day })).toBe(expected)
})

test.each([
  [{ body: 'parliament' }, 'body', 'missing'],
  [{ from: '2029-02-30' }, 'from', 'no-day'],
  [{ until: 'soon' }, 'until', 'no-day'],
  [{ until: '2029-02-01' }, 'until', 'before-beginning'],
  [{ source: ' ' }, 'source', 'missing'],
  [{ from: '2024-07-04' }, 'from', 'overlaps'],
  [{ body: 'senedd' }, 'from', 'overlaps'],
] as const)('%o is refused: %s %s', (change, field, why) => {
  expect(checkDissolution({ ...typed, ...change }, all)).toEqual({ faults: [{ field, why }] })
})

test('the last day may come later', () => {
  expect(checkDissolution(typed, all)).toEqual({
    dissolution: { body: 'house-of-commons', from: '2029-03-01', until: null, source: 'A proclamation' },
  })
})
