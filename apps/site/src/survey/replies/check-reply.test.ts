import { describe, expect, test } from 'vitest'
import type { Question } from '../types.ts'
import { asNumber, checkReply, longestWords, tooLong } from './check-reply.ts'
import { emptyAnswer, emptyDraft, type ReplyDraft } from './reply-draft.ts'

const file = { name: 'a.pdf', bytes: 1, sha256: 'f'.repeat(64) }
const draft = (more: Partial<ReplyDraft>): ReplyDraft => ({ ...emptyDraft, ...more })

describe('a reply to a draft result', () => {
  test.each<[string, Partial<ReplyDraft>, string[]]>([
    ['agrees without a word', { verdict: 'agree' }, []],
    ['says nothing', {}, ['verdict-missing']],
    ['is no answer to the questions', { verdict: 'answer' }, ['verdict-missing']],
    ['corrects, and does not say what', { verdict: 'correct', words: ' \n' }, ['words-missing']],
    ['corrects', { verdict: 'correct', words: 'Nid 12 💛' }, []],
    ['adds nothing', { verdict: 'add' }, ['nothing-added']],
    ['adds a page', { verdict: 'add', link: 'https://ex-501.invalid/a' }, []],
    ['adds a file', { verdict: 'add', files: [file] }, []],
    ['brings a script for a page', { verdict: 'agree', link: 'javascript:alert(1)' }, ['link-wrong']],
    ['brings a page in two lines', { verdict: 'agree', link: 'https://ex-501.invalid/ a' }, ['link-wrong']],
  ])('%s', (_, more, whys) => {
    expect(checkReply(draft(more), { form: 'draft-result', questions: [] }).map(({ why }) => why)).toEqual(whys)
  })
})

describe('answers', () => {
  const questions: Pick<Question, 'id' | 'type'>[] = [
    { id: 'records', type: 'yes-no-partly' },
    { id: 'people', type: 'number' },
    { id: 'period', type: 'date-range' },
  ]
  test.each<[string, ReplyDraft['answers'], Partial<ReplyDraft>, string[]]>([
    ['nothing', {}, {}, ['q-records-choice: nothing-answered']],
    ['blanks', { records: { ...emptyAnswer, words: ' \n ' } }, {}, ['q-records-choice: nothing-answered']],
    ['only words of its own', {}, { words: 'See the file' }, []],
    ['only a file', {}, { files: [file] }, []],
    ['a small number kept back', { people: { ...emptyAnswer, words: 'fewer than 8' } }, {}, []],
    ['no number', { people: { ...emptyAnswer, number: '<5' } }, {}, ['q-people-number: number-wrong']],
    ['half a period', { period: { ...emptyAnswer, from: '2026-04-01' } }, {}, ['q-period-to: day-missing']],
    [
      'a day that is none',
      { period: { ...emptyAnswer, from: '2027-02-29', to: '2027-03-01' } },
      {},
      ['q-period-from: day-wrong'],
    ],
    [
      'a period backwards',
      { period: { ...emptyAnswer, from: '2027-03-28', to: '2026-10-25' } },
      {},
      ['q-period-to: days-backwards'],
    ],
    ['a question that is not asked', { other: { ...emptyAnswer, words: 'x' } }, {}, ['q-records-choice: nothing-answered']],
  ])('%s', (_, answers, more, faults) => {
    const found = checkReply(draft({ ...more, answers }), { form: 'answer', questions })
    expect(found.map(({ field, why }) => `${field}: ${why}`)).toEqual(faults)
  })
})

test.each([
  ['31', 31],
  ['1,204', 1204],
  ['1 204', 1204],
  ['0', 0],
  ['12.5', null],
  ['-3', null],
  ['99999999', null],
  ['', null],
])('“%s” people', (text, people) => {
  expect(asNumber(text)).toBe(people)
})

test('what is too long is named by its field', () => {
  const long = 'x'.repeat(longestWords + 1)
  const found = tooLong(draft({ words: long, answers: { people: { ...emptyAnswer, words: long } } }))
  expect(found.map(({ field }) => field)).toEqual(['words', 'q-people-words'])
  expect(tooLong(draft({ words: 'x'.repeat(longestWords) }))).toEqual([])
})
