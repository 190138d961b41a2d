import { expect, test } from 'vitest'
import { monthPlus, readMonth, weeksOf } from './month-rules.ts'

test.each([
  ['2027-03', '2027-03'],
  ['2027-13', null],
  ['2027-00', null],
  ['0000-01', null],
  ['2027-3', null],
  ['', null],
  [undefined, null],
])('the month %s', (text, month) => {
  expect(readMonth(text)).toBe(month)
})

test.each([
  ['2027-01', -1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2027-03', 0, '2027-03'],
  ['2027-03', -15, '2025-12'],
])('%s and %i months', (month, months, then) => {
  expect(monthPlus(month, months)).toBe(then)
})

test('a month that begins on a Monday and has four weeks exactly', () => {
  const weeks = weeksOf('2027-02')
  expect(weeks).toHaveLength(4)
  expect([weeks[0]?.[0], weeks[3]?.[6]]).toEqual(['2027-02-01', '2027-02-28'])
})

test.each(['2026-03', '2026-10', '2027-05', '2028-02'])(
  '%s has each of its days once, in order, also over a change of the clocks',
  month => {
    const weeks = weeksOf(month)
    const days = weeks.flat().filter(day => day !== null)
    expect(days[0]).toBe(`${month}-01`)
    expect(days).toEqual([...new Set(days)].sort())
    for (const week of weeks) {
      const at = week.findIndex(day => day !== null)
      expect((new Date(`${week[at]}T12:00:00Z`).getUTCDay() + 6) % 7).toBe(at)
    }
  },
)
