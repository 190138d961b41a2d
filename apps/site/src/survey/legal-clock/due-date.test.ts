import { describe, expect, test } from 'vitest'
import { laws } from '../types.ts'
import { addDays } from './calendar-days.ts'
import { dueTables } from './due-date.cases.ts'
import { dueDate } from './due-date.ts'
import { type Holiday, makeHolidays } from './holidays.ts'
import { committedHolidays, sameNumbers } from './holidays-for-tests.ts'
import { isWorkingDay, workingDayFrom, workingDaysAfter, workingDaysBetween } from './working-days.ts'

const holidays = committedHolidays()

describe.each(dueTables)('$title', ({ cases }) => {
  test.each(cases)('received on $received, due on $foia (FOIA) and $foisa (FOISA): $what', ({ received, foia, foisa }) => {
    expect(dueDate({ received, law: 'foia', holidays }).due).toBe(foia)
    const scottish = dueDate({ received, law: 'foisa', holidays })
    if (foisa === null) expect(scottish.reasons.map(({ code }) => code)).toContain('scotland-in-2020')
    else expect(scottish.due).toBe(foisa)
  })
})

describe('why', () => {
  const codes = (received: string, law: 'foia' | 'foisa') =>
    dueDate({ received, law, holidays }).reasons.map(({ code, day }) => `${code} ${day}`)

  test('a Scottish holiday alone is named where it moves a date under FOIA', () => {
    expect(codes('2026-05-18', 'foia')).toEqual([
      'twenty-days 2026-06-17',
      'holiday-not-counted 2026-05-25',
      'holiday-not-counted 2026-06-15',
    ])
    const [, , worldCup] = dueDate({ received: '2026-05-18', law: 'foia', holidays }).reasons
    expect(worldCup).toMatchObject({ values: { title: 'World Cup bank holiday', divisions: 'scotland' }, source: 'foia-10' })
  })

  test('Easter Monday counts under FOISA and is said to', () => {
    expect(codes('2026-03-20', 'foisa')).toEqual([
      'twenty-days 2026-04-20',
      'holiday-not-counted 2026-04-03',
      'easter-monday-counts 2026-04-06',
    ])
    expect(codes('2026-03-20', 'foia')).not.toContain('easter-monday-counts 2026-04-06')
  })

  test('arrival on a day off is named, arrival on a Friday is not', () => {
    expect(codes('2026-10-24', 'foia')).toContain('received-on-day-off 2026-10-24')
    expect(codes('2026-10-23', 'foia')).toEqual(['twenty-days 2026-11-20'])
  })

  test('a holiday announced after receipt gives two dates, of which the later is used', () => {
    const { due, dueOtherwise, reasons } = dueDate({ received: '2022-08-30', law: 'foia', holidays })
    expect({ due, dueOtherwise }).toEqual({ due: '2022-09-28', dueOtherwise: '2022-09-27' })
    expect(reasons.at(-1)).toMatchObject({ code: 'announced-after-receipt', values: { otherwise: '2022-09-27' } })
    expect(dueDate({ received: '2022-09-12', law: 'foia', holidays }).dueOtherwise).toBeNull()
    expect(dueDate({ received: '2026-02-24', law: 'foia', holidays }).dueOtherwise).toBeNull()
  })

  test('beyond the known years it says so, and Christmas Day and Good Friday are still left out', () => {
    const { days, reasons } = dueDate({ received: '2029-12-10', law: 'foia', holidays })
    expect(reasons.map(({ code }) => code)).toContain('holidays-not-known')
    expect(days.find(({ day }) => day === '2029-12-25')?.why).toMatchObject({ kind: 'holiday', title: 'Christmas Day' })
    expect(codes('2028-11-27', 'foia').some(code => code.startsWith('holidays-not-known'))).toBe(false)
    expect(codes('2028-12-11', 'foia').some(code => code.startsWith('holidays-not-known'))).toBe(true)
    expect(isWorkingDay('2030-04-19', 'foisa', holidays)).toBe(false)
    expect(holidays.known).toEqual({ from: '2019-01-01', until: '2028-12-31' })
  })

  test('a single holiday of a year to come makes that year no known one', () => {
    const more: Holiday[] = [
      ...holidays.list,
      { day: '2029-01-01', division: 'scotland', title: 'New Year’s Day', announcedOn: null },
    ]
    expect(makeHolidays(more).known).toEqual(holidays.known)
    expect(makeHolidays([]).known).toBeNull()
  })
})

describe('whatever day a request is received', () => {
  const random = sameNumbers(20)
  const days = Array.from({ length: 300 }, () => addDays('2019-01-01', Math.floor(random() * 3_600)))

  test.each(laws)('under %s the due date is the 20th working day, numbered 1 to 20 without a gap', law => {
    for (const received of days) {
      const { due, dayOne, days: counted } = dueDate({ received, law, holidays })
      expect(isWorkingDay(due, law, holidays), received).toBe(true)
      expect(isWorkingDay(dayOne, law, holidays), received).toBe(true)
      expect(due, received).toBe(workingDaysAfter(received, 20, law, holidays))
      expect(workingDaysBetween(received, due, law, holidays), received).toBe(20)
      expect(
        counted.flatMap(each => each.counted ?? []),
        received,
      ).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      expect(
        counted.map(({ day }) => day),
        received,
      ).toEqual(counted.map((_, index) => addDays(received, index)))
    }
  })

  test.each(laws)('under %s one more holiday never brings a date forward, and moves it by at most a few days', law => {
    for (const received of days) {
      const division = law === 'foia' ? 'northern-ireland' : 'scotland'
      const day = addDays(received, Math.floor(random() * 40))
      const before = dueDate({ received, law, holidays })
      const more = makeHolidays([
        ...holidays.list.filter(each => each.day !== day || each.division !== division),
        { day, division, title: 'One more', announcedOn: addDays(received, 1) },
      ])
      const after = dueDate({ received, law, holidays: more })
      expect(after.due >= before.due, received).toBe(true)
      expect(after.due <= workingDaysAfter(before.due, 1, law, more), received).toBe(true)
      expect(after.dueOtherwise === null || after.dueOtherwise < after.due, received).toBe(true)
    }
  })

  test('a later receipt is never due earlier, and Scotland’s date is never later', () => {
    for (const received of days) {
      for (const law of laws) {
        const next = dueDate({ received: addDays(received, 1), law, holidays }).due
        expect(next >= dueDate({ received, law, holidays }).due, received).toBe(true)
      }
      expect(
        dueDate({ received, law: 'foisa', holidays }).due <= dueDate({ received, law: 'foia', holidays }).due,
        received,
      ).toBe(true)
    }
  })

  test('days left out move the date by as many working days', () => {
    for (const received of days) {
      const span = { from: addDays(received, 5), until: addDays(received, 12) }
      const left = workingDaysBetween(addDays(span.from, -1), span.until, 'foia', holidays)
      const { due } = dueDate({ received, law: 'foia', holidays })
      expect(dueDate({ received, law: 'foia', holidays, leftOut: [span] }).due, received).toBe(
        left === 0 ? due : workingDaysAfter(due, left, 'foia', holidays),
      )
    }
  })
})

test('nothing lies between a day and an earlier one; a day off leads to the next working day', () => {
  expect(workingDaysBetween('2026-06-10', '2026-06-10', 'foia', holidays)).toBe(0)
  expect(workingDaysBetween('2026-06-10', '2026-06-01', 'foia', holidays)).toBe(0)
  expect(workingDayFrom('2026-06-13', 'foia', holidays)).toBe('2026-06-16')
  expect(workingDayFrom('2026-04-06', 'foisa', holidays)).toBe('2026-04-06')
})
