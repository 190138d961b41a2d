import { type Actor, dayInUk, record, type WriteDb, writes } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import type { AnswerClass, EventKind, SurveyRequest } from '../types.ts'
import type { DueMove } from './clock-columns.ts'
import { decideEvent, type EventRefusal } from './decide-event.ts'
import { enteredBy } from './entered-by.ts'
import type { OrderedEvent } from './event-order.ts'
import { reckon } from './reckon.ts'
import { eventsOf, lockRequest, messageOf, type RequestKey, subjectOf } from './request-store.ts'
import type { RecordedEvent, WritableRequestTables } from './request-tables.ts'
import { type Conflict, conflictOf, writeNextVersion } from './request-version.ts'
import { markUndone, receiptSentAgain } from './take-back-receipt.ts'
import { fieldsAfterRecording } from './what-follows.ts'

export type EventInput = RequestKey & {
  readonly kind: EventKind
  /** The day on which it happened, `YYYY-MM-DD`, UK. */
  readonly on: string
  /** For an extension: the day that the trust named. */
  readonly until?: string | null
  readonly note: string
  /** The message that tells of it: one of this very request. */
  readonly messageId?: number | null
  /** What the trust said, where the kind of event leaves it open. */
  readonly answer?: AnswerClass | null
  /** The letter went once more: an earlier receipt, to which nobody reacted, is taken back. So it is when the house itself enters one. */
  readonly isSentAgain?: boolean
  /** The version that the form was made from; left out where no form was filled in. */
  readonly basedOn?: number
  /** Where the caller, who records many, has read them already. */
  readonly holidays?: Holidays
  readonly actor: Actor
  readonly now: Date
}

export type EventOutcome =
  | { readonly outcome: 'recorded'; readonly id: number; readonly due: DueMove | null }
  | { readonly outcome: 'nothing-to-do'; readonly id: number }
  | { readonly outcome: 'refused'; readonly reason: EventRefusal; readonly because: OrderedEvent | null }
  | { readonly outcome: 'no-such-request' }
  | { readonly outcome: 'no-such-message' }
  | Conflict

/**
 * Enters what happened to a request in law, in the caller's transaction: the event, the clock that follows from it, the class of answer
 * and our own work; never the delivery. Everything is in the audit log.
 */
export async function recordEvent(tx: WriteDb, input: EventInput): Promise<EventOutcome> {
  const request = await lockRequest(tx, input)
  if (!request) return { outcome: 'no-such-request' }
  const messageId = input.messageId ?? null
  if (messageId !== null && !(await messageOf(tx, input, messageId))) return { outcome: 'no-such-message' }
  const standing = await standingEvents(tx, input)
  const earlierReceipt = receiptSentAgain(standing, { ...input, isSentAgain: input.isSentAgain ?? input.actor.kind === 'system' })
  const existing = standing.filter(event => event !== earlierReceipt)

  const { kind, on, until = null, answer = null } = input
  const event = { kind, on, until, answer }
  const decided = decideEvent(existing, event, {
    law: request.law,
    today: dayInUk(input.now),
    sentOn: request.sentOn,
    dueOn: request.dueOn,
  })
  if (decided.decision === 'nothing-to-do') return { outcome: 'nothing-to-do', id: decided.id }
  // After the look for a double: the same form sent again is no conflict with itself.
  const conflict = conflictOf(request, input.basedOn)
  if (conflict) return conflict
  if (decided.decision === 'refuse') return { outcome: 'refused', reason: decided.reason, because: decided.because }

  if (earlierReceipt) await markUndone(tx, input, earlierReceipt, input)
  const id = await insertEvent(tx, input, messageId)
  await moveFields(tx, request, existing, [...existing, { id, ...event }], input)
  await record(tx, {
    actor: input.actor,
    at: input.now,
    deed: 'request.record',
    subject: subjectOf(input),
    after: { event: id, ...event, note: input.note },
  })
  const holidays = input.holidays ?? (await holidaysOf(tx))
  const { round, trustCode, actor, now } = input
  return { outcome: 'recorded', id, due: await reckon(tx, { round, trustCode, holidays, actor, now, why: `event.${kind}` }) }
}

export const standingEvents = async (tx: WriteDb, { round, trustCode }: RequestKey): Promise<RecordedEvent[]> =>
  (await eventsOf(tx, round, trustCode)).filter(event => event.undoneAt === null)

async function insertEvent(tx: WriteDb, input: EventInput, messageId: number | null): Promise<number> {
  const { id } = await writes<WritableRequestTables>(tx)
    .insertInto('request_event')
    .values({
      round_id: input.round,
      trust_code: input.trustCode,
      kind: input.kind,
      on_day: input.on,
      until_day: input.until ?? null,
      note: input.note,
      message_id: messageId,
      answer: input.answer ?? null,
      entered_by: enteredBy(input.actor),
      entered_at: input.now,
      undone_at: null,
      undone_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function moveFields(
  tx: WriteDb,
  request: SurveyRequest,
  before: readonly OrderedEvent[],
  after: readonly OrderedEvent[],
  { actor, now }: EventInput,
): Promise<void> {
  const { answer, work } = fieldsAfterRecording(request, before, after)
  await writeNextVersion(tx, request, { answer, work, changed_at: now, changed_by: enteredBy(actor) })
  if (answer === request.answer && work === request.work) return
  await record(tx, {
    actor,
    at: now,
    deed: 'request.follow',
    subject: subjectOf(request),
    before: { answer: request.answer, work: request.work },
    after: { answer, work },
  })
}
