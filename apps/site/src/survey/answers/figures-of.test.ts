import { expect, test } from 'vitest'
import { defaultsForTests } from '../rounds/round-for-tests.ts'
import { figuresOf } from './figures-of.ts'

const { questions } = defaultsForTests
const none = { number: null, fromDay: null, toDay: null }

test('the figures are those of the four questions that every round asks', () => {
  const answers = [
    { ...none, question: 'diagnosed', number: 31 },
    { ...none, question: 'de-novo', number: 14 },
    { ...none, question: 'recurrent', number: 0 },
    { ...none, question: 'period', fromDay: '2015-04-01', toDay: '2016-03-31' },
    { ...none, question: 'where-recorded', number: 99 },
  ]
  expect(figuresOf(questions, answers)).toEqual({
    diagnosed: 31,
    deNovo: 14,
    recurrent: 0,
    periodStart: '2015-04-01',
    periodEnd: '2016-03-31',
  })
})

test('what was not given, or was kept back, is unknown and never nought', () => {
  const unknown = { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null }
  expect(figuresOf(questions, [])).toEqual(unknown)
  expect(figuresOf(questions, [{ ...none, question: 'diagnosed' }])).toEqual(unknown)
})

test('a round that asks in words has no figure', () => {
  const inWords = questions.map(question => ({ ...question, type: 'text' as const }))
  expect(figuresOf(inWords, [{ ...none, question: 'diagnosed', number: 31 }]).diagnosed).toBeNull()
})
