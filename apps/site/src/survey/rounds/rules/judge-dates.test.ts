import { expect, test } from 'vitest'
import { makeHolidays } from '../../legal-clock/holidays.ts'
import { defaultsForTests } from '../round-for-tests.ts'
import { judgeDates, lastDue } from './judge-dates.ts'

const { laws } = defaultsForTests
// Six of each part make a year that counts as known; only some of them matter here.
const fillers = ['01-01', '08-31', '11-30', '12-25', '12-28', '12-31'].flatMap(day =>
  (['england-and-wales', 'scotland', 'northern-ireland'] as const).map(division => ({
    day: `2026-${day}`,
    division,
    title: 'Day',
    announcedOn: null,
  })),
)
const holidays = makeHolidays([
  ...fillers,
  { day: '2026-06-15', division: 'scotland', title: 'World Cup bank holiday', announcedOn: null },
  { day: '2026-05-25', division: 'england-and-wales', title: 'Spring bank holiday', announcedOn: null },
])
const judge = (sendOn: string | null, repliesBy: string | null, today = '2026-05-01') =>
  judgeDates({ sendOn, repliesBy, laws }, holidays, today).map(({ notice }) => notice)

test('dates with time to answer and to chase need no word', () => {
  expect(judge('2026-06-01', '2026-07-31')).toEqual([])
  expect(judge(null, null)).toEqual([])
})

test('the last due date is that of the law that gives most time: a holiday of Scotland moves both, one of England only FOIA', () => {
  expect(lastDue({ sendOn: '2026-06-01', laws, holidays })).toEqual({ law: 'foia', due: '2026-06-30' })
  expect(lastDue({ sendOn: '2026-05-20', laws, holidays })).toEqual({ law: 'foia', due: '2026-06-19' })
})

test.each([
  ['a day that has passed', '2026-06-01', '2026-07-31', '2026-06-02', ['send-day-past']],
  ['a Saturday and a Sunday', '2026-06-06', '2026-08-02', '2026-05-01', ['send-day-weekend', 'replies-day-weekend']],
  ['bank holidays anywhere in the UK', '2026-06-15', '2026-08-31', '2026-05-01', ['send-day-holiday', 'replies-day-holiday']],
  ['an end before the last due date', '2026-06-01', '2026-06-29', '2026-05-01', ['replies-before-due']],
  ['an end on the last due date: no time to chase', '2026-06-01', '2026-06-30', '2026-05-01', ['no-time-to-chase']],
  ['an end thirteen days after it', '2026-06-01', '2026-07-13', '2026-05-01', ['no-time-to-chase']],
  ['an end fourteen days after it', '2026-06-01', '2026-07-14', '2026-05-01', []],
  ['a year of which no holidays are known', '2027-06-01', '2027-08-02', '2026-05-01', ['holidays-not-known']],
])('%s', (_, sendOn, repliesBy, today, expected) => {
  expect(judge(sendOn, repliesBy, today)).toEqual(expected)
})

test('it says which day, which law and how many days', () => {
  expect(judgeDates({ sendOn: '2026-06-01', repliesBy: '2026-07-03', laws }, holidays, '2026-05-01')).toEqual([
    { notice: 'no-time-to-chase', due: '2026-06-30', days: 3 },
  ])
})
