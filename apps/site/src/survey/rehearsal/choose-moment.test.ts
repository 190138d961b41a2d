import { expect, test } from 'vitest'
import { makeHolidays } from '../legal-clock/holidays.ts'
import { chooseMoment, morningOf, type StepOfClock } from './choose-moment.ts'

const holidays = makeHolidays(
  ['2026-12-25', '2026-12-28'].map(day => ({ day, division: 'england-and-wales', title: 'Christmas', announcedOn: null })),
)
const at = (step: StepOfClock, { day = '', now = '2026-12-24T10:00:00Z', nextAt = null as Date | null } = {}) =>
  chooseMoment({ step, day, today: now.slice(0, 10), now: new Date(now), nextAt, holidays })

test('a day or a working day later, at nine in the morning of the UK', () => {
  expect(at('day')).toEqual({ to: new Date('2026-12-25T09:00:00Z') })
  expect(at('working-day')).toEqual({ to: new Date('2026-12-29T09:00:00Z') })
  expect(at('day', { now: '2027-03-27T23:30:00Z' }), 'the night in which summer begins').toEqual({
    to: new Date('2027-03-28T08:00:00Z'),
  })
})

test('nine in the morning, summer and winter', () => {
  expect(morningOf('2026-07-01')).toEqual(new Date('2026-07-01T08:00:00Z'))
  expect(morningOf('2026-10-25'), 'the morning after summer ended').toEqual(new Date('2026-10-25T09:00:00Z'))
  expect(morningOf('2026-10-26')).toEqual(new Date('2026-10-26T09:00:00Z'))
})

test('a chosen day must exist and lie ahead, and the next thing must be there', () => {
  expect(at('chosen', { day: '2027-01-04' })).toEqual({ to: new Date('2027-01-04T09:00:00Z') })
  expect(at('chosen', { day: '2026-12-24' })).toEqual({ fault: 'behind' })
  expect(at('chosen', { day: '2026-02-30' })).toEqual({ fault: 'no-day' })
  expect(at('chosen', { day: '' })).toEqual({ fault: 'no-day' })
  expect(at('next')).toEqual({ fault: 'nothing-next' })
  expect(at('next', { nextAt: new Date('2027-01-02T10:00:00Z') })).toEqual({ to: new Date('2027-01-02T10:00:00Z') })
})
