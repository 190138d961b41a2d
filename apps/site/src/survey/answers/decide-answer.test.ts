import { describe, expect, test } from 'vitest'
import type { QuestionType } from '../types.ts'
import { type AnswerFault, decideAnswer, nothingSaid, type Said, type TypedAnswer } from './decide-answer.ts'

const typed: TypedAnswer = { words: '', language: 'en', translation: '', number: '', from: '', to: '', exemption: '', note: '' }
const decide = (changes: Partial<TypedAnswer>, type: QuestionType = 'number', law: 'foia' | 'foisa' = 'foia') =>
  decideAnswer({ ...typed, ...changes }, { type, law })

describe('what somebody typed is an answer', () => {
  test.each<[string, Partial<TypedAnswer>, QuestionType, Partial<Said>]>([
    ['nothing', {}, 'number', {}],
    ['a number', { number: '31' }, 'number', { number: 31 }],
    ['nought', { number: '0' }, 'number', { number: 0 }],
    ['a comma between thousands', { number: '1,234' }, 'number', { number: 1234 }],
    ['a blank between thousands', { number: '12 345' }, 'number', { number: 12_345 }],
    [
      'a small number that was kept back',
      { words: 'fewer than 8', exemption: 's40' },
      'number',
      { words: 'fewer than 8', exemption: 's40' },
    ],
    [
      'a period over the change of the clocks',
      { from: '2026-03-29', to: '2026-10-25' },
      'date-range',
      { fromDay: '2026-03-29', toDay: '2026-10-25' },
    ],
    ['half a period', { to: '2016-03-31' }, 'date-range', { toDay: '2016-03-31' }],
    [
      'Welsh with what it means',
      { words: 'Ydyn 💛', language: 'cy', translation: 'Yes 💛' },
      'text',
      { words: 'Ydyn 💛', language: 'cy', translation: 'Yes 💛' },
    ],
    ['a number that nobody asked for is left out', { number: '31', from: '2026-03-29' }, 'text', {}],
  ])('%s', (_, changes, type, expected) => {
    expect(decide(changes, type)).toEqual({ said: { ...nothingSaid, ...expected } })
  })

  test('each Act has its own grounds', () => {
    expect(decide({ exemption: 's38' }, 'text', 'foisa')).toEqual({ said: { ...nothingSaid, exemption: 's38' } })
    expect(decide({ exemption: 's38' }, 'text', 'foia')).toEqual({ faults: ['no-such-ground'] })
  })
})

describe('what somebody typed is refused', () => {
  test.each<[string, Partial<TypedAnswer>, QuestionType, AnswerFault[]]>([
    ['a number in words', { number: 'thirty' }, 'number', ['number-not-whole']],
    ['less than five', { number: '<5' }, 'number', ['number-not-whole']],
    ['a negative number', { number: '-3' }, 'number', ['number-not-whole']],
    ['half a person', { number: '3.5' }, 'number', ['number-not-whole']],
    ['commas anywhere', { number: '1,23,4' }, 'number', ['number-not-whole']],
    ['more than a column holds', { number: '9'.repeat(12) }, 'number', ['number-too-large']],
    ['a day that is none', { from: '2026-02-30', to: '1 April' }, 'date-range', ['from-not-a-day', 'to-not-a-day']],
    ['a day in another age', { from: '0026-02-03' }, 'date-range', ['from-not-a-day']],
    ['another language', { language: 'fr' }, 'text', ['no-language']],
    ['words without end', { words: 'a'.repeat(20_001) }, 'text', ['words-too-long']],
    [
      'several at once',
      { translation: 'a'.repeat(20_001), note: 'a'.repeat(10_001) },
      'text',
      ['translation-too-long', 'note-too-long'],
    ],
  ])('%s', (_, changes, type, faults) => {
    expect(decide(changes, type)).toEqual({ faults })
  })
})
