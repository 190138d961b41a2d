import { describe, expect, test } from 'vitest'
import type { AnswerClass, EventKind, WorkState } from '../types.ts'
import type { OrderedEvent } from './event-order.ts'
import { answerAfter, fieldsAfterRecording, fieldsAfterUndoing, workAfter } from './what-follows.ts'

const story = (...lines: string[]): OrderedEvent[] =>
  lines.map((line, index) => {
    const [kind, answer] = line.split(' ')
    const on = `2027-03-${String(index + 1).padStart(2, '0')}`
    // The tables below are written with our own words.
    return { id: index + 1, kind: kind as EventKind, on, until: null, answer: (answer as AnswerClass) ?? null }
  })

describe('the class of answer and our own work', () => {
  test.each<[string[], AnswerClass, WorkState]>([
    [[], 'none', 'waiting'],
    [['received'], 'none', 'waiting'],
    [['received', 'acknowledged'], 'acknowledged', 'waiting'],
    [['received', 'clarification-asked'], 'clarification-asked', 'to-write'],
    [['received', 'clarification-asked', 'acknowledged'], 'clarification-asked', 'to-write'],
    [['received', 'clarification-asked', 'clarification-given'], 'clarification-asked', 'waiting'],
    [['received', 'fees-asked'], 'fees-asked', 'to-write'],
    [['received', 'fees-asked', 'fees-declined'], 'fees-asked', 'waiting'],
    [['received', 'extension-notified'], 'none', 'waiting'],
    [['received', 'answered'], 'answered', 'to-mark'],
    [['received', 'answered elsewhere'], 'elsewhere', 'to-mark'],
    [['received', 'not-held'], 'not-held', 'to-mark'],
    [['received', 'refused refused-cost'], 'refused-cost', 'to-mark'],
    [['received', 'answered', 'acknowledged'], 'answered', 'to-mark'],
    [['received', 'refused refused-other', 'review-asked'], 'refused-other', 'waiting'],
    [['received', 'refused refused-other', 'review-asked', 'review-answered answered'], 'answered', 'to-mark'],
    [['received', 'refused refused-other', 'review-asked', 'review-answered'], 'refused-other', 'to-mark'],
    [['received', 'regulator-asked', 'regulator-decided answered'], 'answered', 'to-mark'],
    [['received', 'withdrawn'], 'none', 'done'],
    [['received', 'withdrawn elsewhere'], 'elsewhere', 'done'],
  ])('%j: answer %s, work %s', (lines, answer, work) => {
    expect({ answer: answerAfter(story(...lines)), work: workAfter(story(...lines)) }).toEqual({ answer, work })
  })

  test('the order is that of the days, not of entry', () => {
    const late = story('received', 'clarification-asked', 'clarification-given').map(event => ({ ...event, id: 10 - event.id }))
    expect(workAfter(late)).toBe('waiting')
  })
})

describe('what a person has set by hand', () => {
  const one = story('received')
  const two = story('received', 'answered')

  test('gives way to an event that says otherwise', () => {
    const current = { answer: 'acknowledged', work: 'to-read' } as const
    expect(fieldsAfterRecording(current, one, two)).toEqual({ answer: 'answered', work: 'to-mark' })
  })

  test('stays where the event says nothing of it', () => {
    const current = { answer: 'not-held', work: 'excluded' } as const
    const three = story('received', 'answered', 'review-asked')
    expect(fieldsAfterRecording(current, two, three)).toEqual({ answer: 'not-held', work: 'excluded' })
  })

  test('stays when an event is undone, and what the event had moved goes back', () => {
    expect(fieldsAfterUndoing({ answer: 'answered', work: 'to-mark' }, two, one)).toEqual({ answer: 'none', work: 'waiting' })
    expect(fieldsAfterUndoing({ answer: 'answered', work: 'to-read' }, two, one)).toEqual({ answer: 'none', work: 'to-read' })
    expect(fieldsAfterUndoing({ answer: 'not-held', work: 'to-mark' }, two, one)).toEqual({ answer: 'not-held', work: 'waiting' })
  })
})
