import { describe, expect, test } from 'vitest'
import { clockStates, eventKinds, laws, nextSteps } from '../types.ts'
import { addDays } from './calendar-days.ts'
import { clockTables, type Told } from './clock.cases.ts'
import { committedHolidays, sameNumbers } from './holidays-for-tests.ts'
import { judgeClock } from './judge-clock.ts'
import type { ClockEvent } from './read-events.ts'
import { isWorkingDay } from './working-days.ts'

const holidays = committedHolidays()

const asEvents = (told: readonly Told[]): ClockEvent[] =>
  told.map(([kind, on, until = null], index) => ({ id: index + 1, kind, on, until, undoneAt: null }))

describe.each(clockTables)('$title', ({ cases }) => {
  test.each(
    cases.map(
      each => [`${each.law}: ${each.events.map(([kind, on]) => `${kind} ${on}`).join(', ')}; on ${each.today}`, each] as const,
    ),
  )('%s', (_, { law, events, today, says, ...expected }) => {
    const reading = judgeClock({ law, events: asEvents(events), holidays, today })
    expect({
      state: reading.state,
      due: reading.dueOn,
      next: reading.nextStep,
      from: reading.nextStepOn,
      until: reading.nextStepUntil,
      letter: reading.letter,
    }).toEqual(expected)
    expect(reading.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining([...says]))
  })
})

test('an event that was undone, and the order in which events were entered, make no difference', () => {
  const events = asEvents([
    ['clarification-given', '2027-03-12'],
    ['clarification-asked', '2027-03-10'],
    ['received', '2027-03-01'],
  ])
  const undone: ClockEvent = {
    id: 9,
    kind: 'withdrawn',
    on: '2027-03-05',
    until: null,
    undoneAt: new Date('2027-03-06T10:00:00Z'),
  }
  const reading = judgeClock({ law: 'foia', events: [...events, undone], holidays, today: '2027-03-15' })
  expect(reading).toMatchObject({ state: 'running', receivedOn: '2027-03-01', dueOn: '2027-04-14' })
  expect(reading).toEqual(judgeClock({ law: 'foia', events: events.toReversed(), holidays, today: '2027-03-15' }))
})

test('two pauses at once: the clock runs again when both have ended', () => {
  const told: Told[] = [
    ['received', '2027-03-01'],
    ['clarification-asked', '2027-03-03'],
    ['fees-asked', '2027-03-04'],
    ['clarification-given', '2027-03-08'],
  ]
  expect(judgeClock({ law: 'foia', events: asEvents(told), holidays, today: '2027-03-09' })).toMatchObject({
    state: 'paused',
    nextStep: 'answer-fees',
  })
  const paid = asEvents([...told, ['fees-paid', '2027-03-10']])
  expect(judgeClock({ law: 'foia', events: paid, holidays, today: '2027-03-11' })).toMatchObject({
    state: 'running',
    dueOn: '2027-04-12',
  })
})

test('a request that waits over a holiday announced meanwhile is overdue only after the later date', () => {
  const events = asEvents([['received', '2022-08-30']])
  const on = (today: string) => judgeClock({ law: 'foia', events, holidays, today })
  expect(on('2022-09-28')).toMatchObject({ state: 'running', dueOn: '2022-09-28', dueOtherwise: '2022-09-27' })
  expect(on('2022-09-29').state).toBe('overdue')
})

test('letters name the day on which the answer was due, also while a review has its own', () => {
  const told: Told[] = [
    ['received', '2027-03-01'],
    ['refused', '2027-03-25'],
    ['review-asked', '2027-04-20'],
  ]
  const reading = judgeClock({ law: 'foia', events: asEvents(told), holidays, today: '2027-06-18' })
  expect(reading).toMatchObject({ dueOn: '2027-05-19', answerDueOn: '2027-04-01', letter: 'regulator' })
  const asked = judgeClock({
    law: 'foia',
    events: asEvents([
      ['received', '2027-03-01'],
      ['fees-asked', '2027-03-08'],
    ]),
    holidays,
    today: '2027-03-09',
  })
  expect(asked).toMatchObject({ dueOn: null, answerDueOn: null })
})

test('whatever is entered, in whatever order, there is a reading and never an error', () => {
  const random = sameNumbers(4)
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value // The index is always in range.
  for (let round = 0; round < 600; round++) {
    const law = pick(laws)
    const told: Told[] = Array.from({ length: Math.floor(random() * 8) }, () => [
      pick(eventKinds),
      addDays('2027-01-01', Math.floor(random() * 300)),
      addDays('2027-01-01', Math.floor(random() * 400)),
    ])
    const events = asEvents(random() < 0.9 ? [['received', '2027-01-04'], ...told] : told)
    const today = addDays('2027-01-04', Math.floor(random() * 500))
    const reading = judgeClock({ law, events, holidays, today })
    const seen = JSON.stringify({ law, told, today, reading: { ...reading, days: [] } })
    expect(clockStates, seen).toContain(reading.state)
    expect(nextSteps, seen).toContain(reading.nextStep)
    if (reading.dueOn !== null) expect(isWorkingDay(reading.dueOn, law, holidays), seen).toBe(true)
    if (reading.state === 'overdue' || reading.state === 'review-overdue')
      expect(reading.dueOn !== null && today > reading.dueOn, seen).toBe(true)
    if (['running', 'extended', 'review'].includes(reading.state))
      expect(reading.dueOn !== null && today <= reading.dueOn, seen).toBe(true)
    if (!['wait', 'nothing', 'deliver'].includes(reading.nextStep)) {
      expect(reading.letter, seen).not.toBeNull()
      expect(reading.nextStepOn !== null && reading.nextStepOn <= today, seen).toBe(true)
      expect(reading.nextStepUntil === null || reading.nextStepUntil >= today, seen).toBe(true)
    }
    expect(judgeClock({ law, events, holidays, today }), seen).toEqual(reading)
  }
})
