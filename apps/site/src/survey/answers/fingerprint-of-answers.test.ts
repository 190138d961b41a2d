import { expect, test } from 'vitest'
import type { Answer, AnswerEvidence } from '../answer-types.ts'
import { answerForTests, evidenceForTests } from './answers-for-tests.ts'
import { fingerprintOfAnswers } from './fingerprint-of-answers.ts'

const other = { question: 'diagnosed', words: '', number: 31 }
const fingerprint = (answer: Partial<Answer> = {}, evidence: Partial<AnswerEvidence> = {}) =>
  fingerprintOfAnswers([answerForTests(answer), answerForTests(other)], [evidenceForTests(evidence)])

test.each<[string, Partial<Answer>, Partial<AnswerEvidence>]>([
  ['words', { words: 'No.' }, {}],
  ['a language', { language: 'cy' }, {}],
  ['a translation', { translation: 'Ydyn, pawb.' }, {}],
  ['a number, also nought', { number: 0 }, {}],
  ['a first day', { fromDay: '2026-04-01' }, {}],
  ['a last day', { toDay: '2027-03-31' }, {}],
  ['a ground', { exemption: 's12' }, {}],
  ['a quote', {}, { quote: 'we record nobody' }],
  ['a page', {}, { page: 2 }],
  ['a source', {}, { messageId: 8 }],
  ['a translation of the evidence', {}, { translation: 'rydym yn cofnodi pawb' }],
  ['a link', {}, { url: 'https://ex-901.invalid/foi' }],
  ['the day of the evidence', {}, { dated: '2027-03-18' }],
  ['the question of the evidence', {}, { question: 'diagnosed' }],
])('%s makes another fingerprint', (_, answer, evidence) => {
  expect(fingerprint(answer, evidence)).not.toBe(fingerprint())
})

test('our own notes, who recorded it, and whether it is shown make none', () => {
  const ours = { note: 'Ring them.', version: 4, changedBy: 'Another tester', changedAt: new Date(0) }
  expect(fingerprint(ours, { id: 9, addedBy: 'Another tester', isShown: false, isFound: false })).toBe(fingerprint())
})

test('the order does not matter, and an answer that was emptied is none', () => {
  const [a, b, empty] = [answerForTests(), answerForTests(other), answerForTests({ question: 'obstacles', words: '', note: 'x' })]
  const [first, second] = [evidenceForTests(), evidenceForTests({ id: 2, quote: 'all of them' })]
  expect(fingerprintOfAnswers([b, empty, a], [second, first])).toBe(fingerprintOfAnswers([a, b], [first, second]))
  expect(fingerprintOfAnswers([empty], [])).toBe(fingerprintOfAnswers([], []))
})
