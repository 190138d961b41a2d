import { expect, test } from 'vitest'
import { laws } from '../types.ts'
import { dueDate } from './due-date.ts'
import { committedHolidays } from './holidays-for-tests.ts'
import { judgeClock } from './judge-clock.ts'
import type { ClockEvent } from './read-events.ts'
import { whatNext } from './what-next.ts'

const holidays = committedHolidays()
type Told = readonly [ClockEvent['kind'], string]
const events = (...told: readonly Told[]): ClockEvent[] =>
  told.map(([kind, on], id) => ({ id, kind, on, until: null, undoneAt: null }))

test('the steps after silence, by their days', () => {
  expect(whatNext({ due: '2027-04-01', law: 'foia', holidays })).toEqual({
    chaseOn: '2027-04-02',
    reviewOn: '2027-04-16',
    reviewUntil: '2027-05-28',
    reviewAnswerBy: '2027-05-17',
    regulatorOn: '2027-06-16',
    regulatorUntil: null,
  })
  expect(whatNext({ due: '2027-03-30', law: 'foisa', holidays })).toMatchObject({
    reviewAnswerBy: '2027-05-13',
    regulatorOn: '2027-05-14',
    regulatorUntil: '2027-11-12',
  })
})

test.each(laws)('under %s the page for everyone and the clock of our own requests name the same days', law => {
  for (const received of ['2026-11-27', '2027-03-01', '2026-06-14', '2022-08-30']) {
    const { due } = dueDate({ received, law, holidays })
    const next = whatNext({ due, law, holidays })
    const read = (today: string, ...more: readonly Told[]) =>
      judgeClock({ law, events: events(['received', received], ...more), holidays, today })
    expect(read(next.chaseOn)).toMatchObject({ state: 'overdue', nextStep: 'chase', nextStepOn: next.chaseOn })
    expect(read(next.reviewOn)).toMatchObject({
      nextStep: 'ask-review',
      nextStepOn: next.reviewOn,
      nextStepUntil: next.reviewUntil,
    })
    const asked = ['review-asked', next.reviewOn] as const
    expect(read(next.reviewAnswerBy, asked)).toMatchObject({ state: 'review', dueOn: next.reviewAnswerBy })
    expect(read(next.regulatorOn, asked)).toMatchObject({
      nextStep: 'ask-regulator',
      nextStepOn: next.regulatorOn,
      nextStepUntil: next.regulatorUntil,
    })
  }
})
