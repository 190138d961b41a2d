import { expect, test } from 'vitest'
import type { RegisterTable } from '../described-tables.ts'
import { addMonths, renewalsOf } from './renewals.ts'

const table = (name: string, sourceDate: string): RegisterTable => ({
  name,
  sourceDate,
  file: `${name}.csv`,
  title: name,
  rows: 1,
  source: 's',
  licence: 'l',
  licenceUrl: 'https://l.example/',
  attribution: '',
  importedOn: sourceDate,
  ageMonths: 0,
  flaws: [],
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-03-29', 6, '2026-09-29'],
  ['2021-06', 12, '2022-06-01'],
])('%s and %i months is %s', (day, count, then) => {
  expect(addMonths(day, count)).toBe(then)
})

test('what is due first comes first, and says whether it is late, near or far', () => {
  const list = renewalsOf(
    [table('trusts', '2026-07-08'), table('politicians', '2026-06-27'), table('new-table', '2025-12-10')],
    '2026-11-22',
  )
  expect(list.map(({ table: { name }, dueOn, state }) => [name, dueOn, state])).toEqual([
    ['politicians', '2026-09-27', 'overdue'],
    ['new-table', '2026-12-10', 'soon'],
    ['trusts', '2027-01-08', 'later'],
  ])
})

test('a table is late on the day itself', () => {
  expect(renewalsOf([table('politicians', '2026-08-22')], '2026-11-22')[0]?.state).toBe('overdue')
})
