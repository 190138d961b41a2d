import { expect, test } from 'vitest'
import { dueDate } from '../legal-clock/due-date.ts'
import { committedHolidays } from '../legal-clock/holidays-for-tests.ts'
import { monthsView } from './months-view.ts'

const holidays = committedHolidays()
const months = (received: string) => monthsView(dueDate({ received, law: 'foia', holidays }).days)

test('every week from receipt to due date stands whole, beginning on Monday, under its month', () => {
  const [may, june, ...more] = months('2026-05-18')
  expect(more).toEqual([])
  expect(may?.weeks[0]?.map(cell => cell?.date ?? null)).toEqual([18, 19, 20, 21, 22, 23, 24])
  expect(months('2026-05-01')[0]?.weeks[0]?.map(cell => cell?.date ?? null)).toEqual([null, null, null, null, 1, 2, 3])
  expect(june?.weeks.map(week => week.at(-1)?.date)).toEqual([7, 14, 21])
  expect(june?.weeks.every(week => week.length === 7)).toBe(true)
  expect(may?.holidays.map(({ day }) => day)).toEqual(['2026-05-25'])
  expect(june?.holidays).toEqual([{ day: '2026-06-15', title: 'World Cup bank holiday', divisions: ['scotland'] }])
})

test('the numbers of the count run through the months, and only the last day is the due one', () => {
  const cells = months('2026-12-04').flatMap(({ weeks }) => weeks.flat().flatMap(cell => cell ?? []))
  expect(cells.flatMap(({ counted }) => counted ?? [])).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(cells.filter(({ kind }) => kind === 'due').map(({ day }) => day)).toEqual(['2027-01-07'])
  expect(cells.filter(({ kind }) => kind === 'received').map(({ day }) => day)).toEqual(['2026-12-04'])
  expect(cells.find(({ day }) => day === '2026-12-03')?.kind).toBe('outside')
  expect(cells.find(({ day }) => day === '2027-01-08')?.kind).toBe('outside')
  expect(cells.find(({ day }) => day === '2026-12-28')?.kind).toBe('holiday')
})

test('nothing to count has no months', () => {
  expect(monthsView([])).toEqual([])
})
