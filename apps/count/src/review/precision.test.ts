import { expect, test } from 'vitest'
import { makeAnswer } from './answer.ts'
import { inventedWorklist } from './invented-worklist.ts'
import type { AnswerValue } from './item.ts'
import { sampleEstimate } from './precision.ts'
import { allocate } from './sample.ts'
import { summarise } from './worklist.ts'

const worklist = inventedWorklist()
const answered = (answers: Record<string, AnswerValue>) =>
  worklist.items.flatMap(item => {
    const answer = answers[item.id]
    return answer === undefined
      ? []
      : [makeAnswer(item, { answer, by: 'First Reviewer', note: '', at: '2026-11-03T10:00:00.000Z' })]
  })

test('nothing is said before somebody has answered, nor from “cannot say” alone', () => {
  expect(sampleEstimate(worklist, [], 'counted')).toBeUndefined()
  expect(sampleEstimate(worklist, answered({ 'case-4': 'unsure' }), 'counted')).toBeUndefined()
})

test('each part counts by its size: 2 of 2 among ninety, 1 of 2 among ten are 95 %', () => {
  const found = sampleEstimate(
    worklist,
    answered({ 'case-4': 'case', 'case-5': 'case', 'case-6': 'case', 'case-7': 'not-a-case' }),
    'counted',
  )
  expect(found).toMatchObject({ confirmed: 3, reviewed: 4, waiting: 0, unsure: 0 })
  expect(found?.estimate.value).toBeCloseTo(0.95, 6)
  // Variance 0.1² × 0.25 / 2 = 0.00125; effective number min(4, 0.0475 / 0.00125 = 38) = 4; Wilson at 3.8 of 4.
  expect(found?.estimate.low).toBeCloseTo(0.4615, 3)
  expect(found?.estimate.high).toBeCloseTo(0.9976, 3)
})

test('answers about Possible cases say nothing about the count', () => {
  const summary = summarise(worklist, answered({ 'case-1': 'not-a-case' }))
  expect(summary).toMatchObject({ answered: 1, waiting: 6, precision: null, missed: null })
})

test.each([
  [
    [
      { name: 'a', people: 90 },
      { name: 'b', people: 10 },
    ],
    20,
    [15, 5],
  ],
  [
    [
      { name: 'b', people: 3 },
      { name: 'a', people: 1000 },
    ],
    100,
    [97, 3],
  ],
  [
    [
      { name: 'a', people: 4 },
      { name: 'b', people: 2 },
    ],
    100,
    [4, 2],
  ],
  [
    [
      { name: 'a', people: 500 },
      { name: 'b', people: 500 },
    ],
    101,
    [51, 50],
  ],
  [[], 100, []],
])('a sample is drawn in proportion, at least five of each part, in the order of names: %j', (parts, size, drawn) => {
  expect(allocate(parts, size).map(part => part.drawn)).toEqual(drawn)
})
