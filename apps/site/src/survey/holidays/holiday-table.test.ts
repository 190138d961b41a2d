import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import { addDays, easterMonday, goodFriday, isWeekend, weekdayOf } from '../legal-clock/calendar-days.ts'
import { type Division, divisions } from '../schema.ts'
import { readHolidayTable } from './seed-holidays.ts'

const text = readFileSync(join(findRoot(import.meta.dirname), 'data/bank-holidays.csv'), 'utf8')
const rows = readHolidayTable(text)
const years = Array.from({ length: 10 }, (_, index) => 2019 + index)
const of = (division: Division, year: number) => rows.filter(row => row.division === division && row.day.startsWith(String(year)))

const mondayFrom = (day: string): string => (weekdayOf(day) === 1 ? day : mondayFrom(addDays(day, 1)))
const lastMonday = (year: number, month: string): string => addDays(mondayFrom(addDays(`${year}-${month}-31`, 1)), -7)
const unlessSunday = (day: string, instead: string): string => (weekdayOf(day) === 0 ? instead : day)

/** The days of Schedule 1 of the Banking and Financial Dealings Act 1971, worked out from its words. */
function schedule(division: Division, year: number): string[] {
  const on = (date: string) => `${year}-${date}`
  const boxing = [
    ...(weekdayOf(on('12-26')) === 0 ? [] : [on('12-26')]),
    ...([on('12-25'), on('12-26')].some(day => weekdayOf(day) === 0) ? [on('12-27')] : []),
  ]
  const usual = [easterMonday(year), lastMonday(year, '05'), lastMonday(year, '08'), ...boxing]
  if (division === 'england-and-wales') return usual
  if (division === 'northern-ireland') return [unlessSunday(on('03-17'), on('03-18')), ...usual]
  const andrew = on('11-30')
  return [
    ...new Set([
      unlessSunday(on('01-01'), on('01-03')),
      unlessSunday(on('01-02'), on('01-03')),
      goodFriday(year),
      mondayFrom(on('05-01')),
      mondayFrom(on('08-01')),
      isWeekend(andrew) ? mondayFrom(andrew) : andrew,
      unlessSunday(on('12-25'), on('12-26')),
    ]),
  ]
}

describe.each(divisions)('the bank holidays of %s', division => {
  test.each(years)('in %i: what rests on the Act is what its Schedule names, but for days that a proclamation moved', year => {
    const acts = of(division, year).flatMap(({ day, basis }) => (basis === 'act' ? [day] : []))
    const moved: Readonly<Record<string, string>> = {
      '2020-05-04': 'to 8 May, VE Day',
      '2022-05-30': 'to 2 June, for the Jubilee',
    }
    const expected = schedule(division, year).filter(day => !isWeekend(day) && moved[day] === undefined)
    expect(acts.toSorted()).toEqual(expected.toSorted())
  })

  test.each(years)('in %i: Christmas Day and Good Friday, none at a weekend, none twice, known before it came', year => {
    const holidays = of(division, year)
    expect(holidays.length).toBeGreaterThanOrEqual(8)
    expect(holidays.filter(({ title }) => title === 'Good Friday').map(({ day }) => day)).toEqual([goodFriday(year)])
    expect(holidays.filter(({ title }) => title === 'Christmas Day')).toHaveLength(1)
    expect(holidays.filter(({ day }) => isWeekend(day))).toEqual([])
    expect(new Set(holidays.map(({ day }) => day)).size).toBe(holidays.length)
    for (const { day, announced_on } of holidays) expect(announced_on !== null && announced_on < day, day).toBe(true)
  })
})

test('the special days, and where each was one', () => {
  const where = (day: string) => rows.filter(row => row.day === day).map(row => row.division)
  expect(where('2020-05-08')).toHaveLength(3)
  expect(where('2022-06-03')).toHaveLength(3)
  expect(where('2022-09-19')).toHaveLength(3)
  expect(where('2023-05-08')).toHaveLength(3)
  expect(where('2026-06-15')).toEqual(['scotland'])
  expect(where('2026-07-13')).toEqual(['northern-ireland'])
  expect(where('2026-04-06')).toEqual(['england-and-wales', 'northern-ireland'])
  expect(rows).toHaveLength(280)
})

test('a line that is not as it should be is named', () => {
  const broken = text.replace('2019-01-01,england-and-wales', '2019-02-30,england-and-wales')
  expect(() => readHolidayTable(broken)).toThrow('data/bank-holidays.csv, line 2, day: not a day of the calendar')
  expect(() => readHolidayTable(text.replace('2019-01-02,scotland', '2019-01-02,gretna'))).toThrow('line 5, division')
})
