// Long because: it is the table of what may be entered for a request, and what may not; it is read as the manual.
import { describe, expect, test } from 'vitest'
import { committedHolidays } from '../legal-clock/holidays-for-tests.ts'
import { judgeClock } from '../legal-clock/judge-clock.ts'
import { type AnswerClass, type EventKind, type Law, laws } from '../types.ts'
import { decideEvent, decideUndo, type EventRefusal, isDay } from './decide-event.ts'
import type { OrderedEvent } from './event-order.ts'

const ground = { law: 'foia' as Law, today: '2027-03-31', sentOn: '2027-03-01', dueOn: '2027-03-29' }

/** `received 01`: the day of March 2027. */
const story = (...lines: string[]): OrderedEvent[] =>
  lines.map((line, index) => {
    const [kind, day, answer] = line.split(' ')
    // The table below is written with our own words.
    return { id: index + 1, kind: kind as EventKind, on: `2027-03-${day}`, until: null, answer: (answer as AnswerClass) ?? null }
  })

const decide = (existing: string[], next: string, changes: Partial<typeof ground & { until: string }> = {}) => {
  const [event] = story(next)
  if (!event) throw new Error('no event')
  return decideEvent(story(...existing), { ...event, until: changes.until ?? null }, { ...ground, ...changes })
}

describe('what can be recorded', () => {
  test.each<[string[], string]>([
    [[], 'received 01'],
    [['received 01'], 'acknowledged 02'],
    [['received 01'], 'acknowledged 01'],
    [['received 01'], 'answered 12'],
    [['received 01'], 'answered 12 elsewhere'],
    [['received 01'], 'answered 31'],
    [['received 01'], 'refused 12 refused-cost'],
    [['received 01'], 'extension-notified 20'],
    [['received 01', 'clarification-asked 05'], 'clarification-given 06'],
    [['received 01', 'clarification-asked 05'], 'clarification-given 05'],
    [['received 01', 'clarification-asked 05', 'clarification-given 06'], 'clarification-asked 09'],
    [['received 01', 'fees-asked 05'], 'fees-declined 06'],
    [['received 01', 'answered-in-part 10'], 'answered 20'],
    [['received 01', 'refused 10 refused-other'], 'review-asked 11'],
    [['received 01', 'refused 10 refused-other', 'review-asked 11'], 'review-answered 20 answered'],
    [['received 01', 'refused 10 refused-other', 'review-asked 11', 'review-answered 20'], 'regulator-asked 21'],
    [['received 01', 'answered 20'], 'acknowledged 03'],
    [['received 01'], 'review-asked 30'],
    [['received 01', 'fees-asked 05'], 'review-asked 06'],
    [['received 01'], 'withdrawn 30 elsewhere'],
    [[], 'withdrawn 30'],
  ])('after %j: %s', (existing, next) => {
    expect(decide(existing, next)).toEqual({ decision: 'record' })
  })
})

describe('what cannot, and why', () => {
  test.each<[string[], string, EventRefusal]>([
    [[], 'answered 12', 'not-received'],
    [['received 02'], 'received 03', 'received-already'],
    [['received 02'], 'acknowledged 01', 'before-received'],
    [['received 01'], 'clarification-given 06', 'nothing-asked'],
    [['received 01', 'clarification-asked 05', 'clarification-given 06'], 'clarification-given 07', 'nothing-asked'],
    [['received 01'], 'fees-paid 06', 'no-fees-asked'],
    [['received 01', 'fees-asked 05', 'fees-paid 06'], 'fees-declined 07', 'no-fees-asked'],
    [['received 01', 'answered 10'], 'extension-notified 12', 'answered-already'],
    [['received 01', 'answered 10'], 'clarification-asked 12', 'answered-already'],
    [['received 01', 'withdrawn 10'], 'answered 12', 'withdrawn'],
    [['received 01', 'answered 12'], 'withdrawn 10', 'would-contradict'],
    [['received 01', 'withdrawn 10'], 'withdrawn 12', 'withdrawn'],
    [['received 01'], 'refused 12', 'answer-missing'],
    [['received 01'], 'refused 12 answered', 'answer-does-not-fit'],
    [['received 01'], 'acknowledged 12 answered', 'answer-does-not-fit'],
    [['received 01', 'answered 12'], 'answered 12 elsewhere', 'same-day-differs'],
    [['received 01'], 'review-asked 29', 'not-due-yet'],
    [['received 01'], 'regulator-asked 29', 'not-due-yet'],
    [['received 01', 'answered 20'], 'review-asked 10', 'not-due-yet'],
    [['received 01'], 'review-answered 20', 'no-review-asked'],
    [['received 01', 'answered 05', 'review-asked 06'], 'review-asked 07', 'review-asked-already'],
    [['received 01', 'answered 05', 'review-asked 06', 'answered 08'], 'review-answered 09', 'no-review-asked'],
    [['received 01', 'answered 05'], 'regulator-decided 07', 'no-regulator-asked'],
  ])('after %j: %s is refused as %s', (existing, next, reason) => {
    expect(decide(existing, next)).toMatchObject({ decision: 'refuse', reason })
  })

  test('a day that is still to come, or before the letter went', () => {
    expect(decide(['received 01'], 'answered 31', { today: '2027-03-30' })).toMatchObject({ reason: 'in-the-future' })
    expect(decide([], 'received 01', { sentOn: '2027-03-02' })).toMatchObject({ reason: 'before-sent' })
  })

  test('Scotland has no extension, whatever else is wrong with it', () => {
    const refused = { decision: 'refuse', reason: 'no-extension-in-scotland' }
    expect(decide(['received 01'], 'extension-notified 20', { law: 'foisa' })).toMatchObject(refused)
    expect(decide(['received 01', 'answered 10'], 'extension-notified 20', { law: 'foisa' })).toMatchObject(refused)
    expect(decide([], 'extension-notified 20', { law: 'foisa' })).toMatchObject(refused)
  })

  test('Scotland’s Commissioner wants a review first; the ICO takes a complaint about silence', () => {
    expect(decide(['received 01'], 'regulator-asked 30', { law: 'foisa' })).toMatchObject({ reason: 'review-first' })
    expect(decide(['received 01'], 'regulator-asked 30')).toEqual({ decision: 'record' })
  })

  test('the day until which a trust extends: only there, and after the notice', () => {
    expect(decide(['received 01'], 'answered 20', { until: '2027-04-20' })).toMatchObject({ reason: 'until-not-asked' })
    expect(decide(['received 01'], 'extension-notified 20', { until: '2027-03-20' })).toMatchObject({ reason: 'until-too-early' })
    expect(decide(['received 01'], 'extension-notified 20', { until: '2027-04-26' })).toEqual({ decision: 'record' })
    expect(decide(['received 01'], 'extension-notified 20', { until: '2027-04-31' })).toMatchObject({ reason: 'not-a-day' })
  })
})

describe.each(laws)('when a review can be asked for, the clock of %s says so too', law => {
  test.each<[string[], string, boolean]>([
    [['received 01'], 'review-asked 10', false],
    [['received 01', 'acknowledged 02'], 'review-asked 10', false],
    [['received 01', 'fees-asked 05'], 'review-asked 05', true],
    [['received 01', 'fees-asked 05'], 'review-asked 08', true],
    [['received 01', 'fees-asked 05', 'fees-declined 08'], 'review-asked 09', true],
    [['received 01', 'fees-asked 05', 'fees-paid 08'], 'review-asked 09', false],
    [['received 01', 'fees-asked 05', 'fees-paid 08', 'fees-asked 10'], 'review-asked 11', true],
    [['received 01', 'fees-asked 09'], 'review-asked 08', false],
    [['received 01', 'refused 05 refused-other'], 'review-asked 08', true],
  ])('after %j: %s, %s', (existing, next, isAllowed) => {
    expect(decide(existing, next, { law }).decision).toBe(isAllowed ? 'record' : 'refuse')
    const events = story(...existing, next).map(event => ({ ...event, undoneAt: null }))
    const reading = judgeClock({ law, events, holidays: committedHolidays(), today: '2027-03-15' })
    expect(reading.reasons.every(({ code }) => code !== 'review-too-early')).toBe(isAllowed)
    expect(reading.state === 'review').toBe(isAllowed)
  })
})

test('the same again is nothing to do, and names what is there', () => {
  expect(decide(['received 01', 'answered 12'], 'answered 12')).toEqual({ decision: 'nothing-to-do', id: 2 })
  expect(decide(['received 01'], 'received 01')).toEqual({ decision: 'nothing-to-do', id: 1 })
})

describe('taking back', () => {
  test.each<[string[], number, string | null]>([
    [['received 01', 'answered 12'], 2, null],
    [['received 01', 'answered 12'], 1, 'answered'],
    [['received 01', 'clarification-asked 05', 'clarification-given 06'], 2, 'clarification-given'],
    [['received 01', 'clarification-asked 05', 'clarification-given 06'], 3, null],
    [['received 01', 'refused 05 refused-cost', 'review-asked 06', 'review-answered 20'], 3, 'review-answered'],
    [['received 01', 'withdrawn 10'], 2, null],
  ])('of %j number %i is held by %s', (existing, id, holder) => {
    const decided = decideUndo(story(...existing), id, 'foia')
    expect(decided.decision).toBe(holder === null ? 'record' : 'refuse')
    if (decided.decision === 'refuse') expect(decided.because?.kind).toBe(holder)
  })
})

test.each([
  ['2027-02-28', true],
  ['2027-02-29', false],
  ['2028-02-29', true],
  ['2027-13-01', false],
  ['27-01-01', false],
  ['2027-03-28', true],
  ['', false],
])('%s is a day: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})
