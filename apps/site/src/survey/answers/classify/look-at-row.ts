import { dayInUk, type ReadDb } from '../../../foundation/index.ts'
import { decideEvent, type EventRefusal } from '../../requests/decide-event.ts'
import type { OrderedEvent } from '../../requests/event-order.ts'
import { eventsOf, messageOf, type RequestKey, requestOf } from '../../requests/request-store.ts'
import type { Message, Question, SurveyRequest } from '../../types.ts'
import { answersOf } from '../answer-store.ts'
import { nothingSaid, type Said } from '../decide-answer.ts'
import { type DecidedEvidence, decideEvidence, longestQuote } from '../decide-evidence.ts'
import type { Exemption } from '../exemptions.ts'
import { isEmptyAnswer } from '../fingerprint-of-answers.ts'
import { nothingTyped } from '../read-sheet.ts'
import { meaningOf, type SimpleClass } from './propose-class.ts'

/** One row of the list, as somebody has looked at it. */
export type Row = RequestKey & {
  readonly messageId: number
  readonly class: SimpleClass
  readonly quote: string
  readonly exemption: Exemption | null
  /** The version of the request that the row was made from. */
  readonly basedOn: number
}

export const rowFaults = [
  'changed-meanwhile',
  'quote-missing',
  'quote-not-found',
  'quote-too-long',
  'recorded-already',
  'nothing-asked',
  'no-such-message',
  'kept-away',
] as const
export type RowFault = (typeof rowFaults)[number]

/** What would be recorded of the question whether the trust records. */
export type AnswerToRecord = {
  readonly question: string
  readonly said: Said
  readonly version: number
  readonly evidence: DecidedEvidence
}

export type RowVerdict =
  /** `answer` is null where the message answers nothing yet. */
  | { readonly verdict: 'can-be-sorted'; readonly on: string; readonly answer: AnswerToRecord | null }
  | { readonly verdict: 'sorted-already' }
  | { readonly verdict: 'fault'; readonly fault: RowFault }
  | { readonly verdict: 'refused'; readonly reason: EventRefusal; readonly because: OrderedEvent | null }

type Ground = {
  readonly today: string
  /** Of the round, in their order. */
  readonly questions: readonly Question[]
  /** Where the caller holds it already; null: there is none. */
  readonly request?: SurveyRequest | null
}

/** Whether a row can be sorted, and what that would record. It reads and writes nothing: the preview and the deed itself ask it. */
export async function lookAtRow(db: ReadDb, row: Row, { today, questions, ...held }: Ground): Promise<RowVerdict> {
  const fault = (fault: RowFault): RowVerdict => ({ verdict: 'fault', fault })
  const request = held.request === undefined ? await requestOf(db, row.round, row.trustCode) : held.request
  const message = request && (await messageOf(db, row, row.messageId))
  if (!request || message?.direction !== 'in') return fault('no-such-message')
  const { kind, answer, answers } = meaningOf[row.class]
  const events = (await eventsOf(db, row.round, row.trustCode)).filter(({ undoneAt }) => undoneAt === null)
  if (events.some(event => event.messageId === message.id && event.kind === kind)) return { verdict: 'sorted-already' }
  if (request.version !== row.basedOn) return fault('changed-meanwhile')
  const toRecord = answers ? await answerToRecord(db, { row, request, message, questions }) : null
  if (toRecord && 'fault' in toRecord) return fault(toRecord.fault)
  const on = dayInUk(message.at)
  const decided = decideEvent(events, { kind, on, until: null, answer }, { ...request, today })
  if (decided.decision === 'refuse') return { verdict: 'refused', reason: decided.reason, because: decided.because }
  // Somebody has entered the same by hand: what they made of it stands.
  if (decided.decision === 'nothing-to-do') return fault('changed-meanwhile')
  return { verdict: 'can-be-sorted', on, answer: toRecord }
}

type Found = {
  readonly row: Row
  readonly request: SurveyRequest
  readonly message: Message
  readonly questions: readonly Question[]
}

async function answerToRecord(
  db: ReadDb,
  { row, request, message, questions }: Found,
): Promise<AnswerToRecord | { readonly fault: RowFault }> {
  // The question on which everything hangs: the first that asks this trust for yes, no or partly.
  const question = questions.find(({ type, nations }) => type === 'yes-no-partly' && nations.includes(request.nation))?.id
  if (question === undefined) return { fault: 'nothing-asked' }
  const standing = (await answersOf(db, row.round, row.trustCode)).find(answer => answer.question === question)
  if (standing && !isEmptyAnswer(standing)) return { fault: 'recorded-already' }
  const quoted = quoteIn(message, row.quote, request.language)
  if ('fault' in quoted) return quoted
  const note = standing?.note ?? ''
  const said = { ...nothingSaid, words: row.quote, language: request.language, exemption: row.exemption, note }
  return { question, said, version: standing?.version ?? 0, evidence: quoted.evidence }
}

/** The sentence as evidence; or what is the matter with it, where it does not stand in the message. */
function quoteIn(message: Message, quote: string, language: 'en' | 'cy'): { evidence: DecidedEvidence } | { fault: RowFault } {
  if (quote === '') return { fault: 'quote-missing' }
  if (quote.length > longestQuote) return { fault: 'quote-too-long' }
  const day = dayInUk(message.at)
  const source = { kind: 'message', id: message.id, day, text: message.text } as const
  const typed = { ...nothingTyped, quote, where: `message:${message.id}` }
  const decided = decideEvidence(typed, { sources: [source], today: day, language })
  return decided.decision === 'add' ? { evidence: decided.evidence } : { fault: 'quote-not-found' }
}
