import type { Answer, AnswerEvidence } from '../answer-types.ts'

const key = { round: '2027-1', trustCode: 'EX-901' }

export const answerForTests = (changes: Partial<Answer> = {}): Answer => ({
  ...key,
  question: 'records-routinely',
  words: 'Yes, everyone.',
  language: 'en',
  translation: null,
  number: null,
  fromDay: null,
  toDay: null,
  exemption: null,
  note: '',
  version: 1,
  changedAt: new Date('2027-03-20T12:00:00Z'),
  changedBy: 'Some tester',
  ...changes,
})

export const evidenceForTests = (changes: Partial<AnswerEvidence> = {}): AnswerEvidence => ({
  ...key,
  id: 1,
  question: 'records-routinely',
  source: 'quote',
  messageId: 7,
  fileSha256: null,
  fileName: null,
  page: null,
  quote: 'we record everyone',
  language: 'en',
  translation: null,
  url: null,
  dated: '2027-03-19',
  isFound: true,
  isShown: true,
  addedAt: new Date('2027-03-20T12:00:00Z'),
  addedBy: 'Some tester',
  ...changes,
})
