import { expect, test } from 'vitest'
import type { Division } from '../schema.ts'
import type { HolidayRow } from './holiday-store.ts'
import { changesNothing, fingerprintOf, planImport } from './plan-import.ts'

const row = (day: string, division: Division = 'scotland', changes: Partial<HolidayRow> = {}): HolidayRow => ({
  day,
  division,
  title: 'Holiday',
  source: 'test',
  basis: 'act',
  substitute: false,
  announced_on: '2020-01-01',
  removed_at: null,
  imported: false,
  ...changes,
})
const incoming = (day: string, division: Division = 'scotland', title = 'Holiday') => ({
  day,
  division,
  title,
  substitute: false,
})
const today = '2027-06-01'

test('the same list changes nothing', () => {
  const plan = planImport({
    present: [row('2027-01-01'), row('2027-12-25')],
    incoming: [incoming('2027-12-25'), incoming('2027-01-01')],
    remove: 'past-too',
    today,
  })
  expect(plan).toEqual({ added: [], renamed: [], removed: [], kept: [], unchanged: 2 })
  expect(changesNothing(plan)).toBe(true)
})

test('what is new is added, what has another name is renamed, in the order of days', () => {
  const plan = planImport({
    present: [row('2027-12-25')],
    incoming: [incoming('2027-12-25', 'scotland', 'Christmas'), incoming('2028-01-03'), incoming('2027-08-02')],
    remove: 'nothing',
    today,
  })
  expect(plan.added.map(({ day }) => day)).toEqual(['2027-08-02', '2028-01-03'])
  expect(plan.renamed).toEqual([{ ...incoming('2027-12-25', 'scotland', 'Christmas'), before: 'Holiday' }])
})

test('days that the list has no more are kept unless asked, those that have passed unless asked for by themselves', () => {
  const present = [row('2027-01-01'), row('2027-06-01'), row('2027-11-30')]
  const of = (remove: 'nothing' | 'to-come' | 'past-too') =>
    planImport({ present, incoming: [incoming('2027-12-25')], remove, today })
  expect(of('nothing')).toMatchObject({
    removed: [],
    kept: [
      { day: '2027-01-01', isPast: true },
      { day: '2027-06-01', isPast: false },
      { day: '2027-11-30', isPast: false },
    ],
  })
  expect(of('to-come')).toMatchObject({
    removed: [{ day: '2027-06-01' }, { day: '2027-11-30' }],
    kept: [{ day: '2027-01-01', isPast: true }],
  })
  expect(of('past-too')).toMatchObject({
    removed: [{ day: '2027-01-01' }, { day: '2027-06-01' }, { day: '2027-11-30' }],
    kept: [],
  })
})

test('a list of one part or year takes out nothing elsewhere', () => {
  const present = [row('2027-11-30', 'northern-ireland'), row('2028-11-30'), row('2026-11-30')]
  expect(planImport({ present, incoming: [incoming('2027-12-25')], remove: 'past-too', today })).toMatchObject({
    removed: [],
    kept: [],
  })
})

test('what was taken out comes back when a list has it again, and is not missed before', () => {
  const present = [row('2027-11-30', 'scotland', { removed_at: new Date('2027-05-01T10:00:00Z') })]
  expect(planImport({ present, incoming: [incoming('2027-11-30')], remove: 'nothing', today }).added).toHaveLength(1)
  expect(planImport({ present, incoming: [incoming('2027-12-25')], remove: 'past-too', today }).removed).toEqual([])
})

test('another plan has another fingerprint', () => {
  const plan = (day: string) => planImport({ present: [], incoming: [incoming(day)], remove: 'nothing', today })
  expect(fingerprintOf(plan('2027-12-25'))).toBe(fingerprintOf(plan('2027-12-25')))
  expect(fingerprintOf(plan('2027-12-25'))).not.toBe(fingerprintOf(plan('2027-12-27')))
})
