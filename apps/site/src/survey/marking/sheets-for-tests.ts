import type { Answer, AnswerEvidence, MarkingSlot } from '../answer-types.ts'
import { fingerprintOfAnswers } from '../answers/fingerprint-of-answers.ts'
import { defaultsForTests, roundForTests } from '../rounds/round-for-tests.ts'
import type { Mark, MarkingMode, SurveyRequest } from '../types.ts'
import type { StandingInput } from './judge-standing.ts'
import { basisOf, bySlot, type Sheet } from './sheets.ts'

/** A request that was sent, arrived and was answered; what matters to a test is given. */
export const answeredRequest = (changes: Partial<SurveyRequest> = {}): SurveyRequest => ({
  round: '2027-1',
  trustCode: 'EX-901',
  trustName: 'Lantern Vale Hospitals Trust',
  nation: 'england',
  law: 'foia',
  language: 'en',
  reference: 'SBC-2027-1-EX-901',
  sentTo: 'foi@ex-901.invalid',
  channel: 'email',
  delivery: 'sent',
  clock: 'answered',
  answer: 'answered',
  work: 'to-mark',
  sentOn: '2027-03-01',
  receivedOn: '2027-03-01',
  dueOn: '2027-03-29',
  answeredOn: '2027-03-20',
  nextStep: 'nothing',
  nextStepOn: null,
  assignee: null,
  assigneeName: null,
  version: 3,
  changedAt: new Date('2027-03-20T12:00:00Z'),
  changedBy: 'First Admin',
  ...changes,
})

/** One sheet, done unless said otherwise. What it rests on is filled in by `sheetsMade`. */
export const sheetForTests = (slot: MarkingSlot, marks: Readonly<Record<string, Mark>>, changes: Partial<Sheet> = {}): Sheet => ({
  round: '2027-1',
  trustCode: 'EX-901',
  slot,
  marker: `staff-${slot}`,
  markerName: `The ${slot} marker`,
  state: 'done',
  marks: Object.fromEntries(Object.entries(marks).map(([question, mark]) => [question, { mark, note: '' }])),
  basedOn: null,
  version: 1,
  startedAt: new Date('2027-03-21T09:00:00Z'),
  doneAt: new Date('2027-03-21T10:00:00Z'),
  ...changes,
})

/** The sheets as they are when each was done on what stood there at the time. */
export function sheetsMade(
  mode: MarkingMode,
  { answers, evidence }: { readonly answers: readonly Answer[]; readonly evidence: readonly AnswerEvidence[] },
  ...made: readonly Sheet[]
) {
  const sheets = bySlot(made)
  const said = fingerprintOfAnswers(answers, evidence)
  return bySlot(
    made.map(sheet => ({ ...sheet, basedOn: sheet.state === 'done' ? basisOf(sheet.slot, mode, said, sheets) : null })),
  )
}

/** Everything that a standing is judged by, of an answered request that nobody has marked. */
export const standingInput = (changes: Partial<StandingInput> = {}): StandingInput => ({
  round: roundForTests({ state: 'open' }),
  questions: defaultsForTests.questions,
  request: answeredRequest(),
  facts: { delivered: true, silence: null },
  answers: [],
  evidence: [],
  sheets: {},
  said: null,
  heldFileSince: null,
  hasUnreadReply: false,
  ...changes,
})
