import { mayDo, staffNames, type Verdict } from '../../accounts/index.ts'
import { dayInUk, type MailFailure, type MailState, mailsByIds, type Principal, type ReadDb } from '../../foundation/index.ts'
import { type AttachmentFile, filesOf } from '../attachments/attachment-store.ts'
import { type Contact, presentContactOf } from '../contacts/contact-store.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import type { ClockReading } from '../legal-clock/judge-clock.ts'
import { type Arrivals, arrivalsOf } from '../mail-in/arrivals.ts'
import type { LetterKind, Message, Round, SurveyRequest } from '../types.ts'
import { clockOfRequest } from './clock-of-request.ts'
import { newFormToken } from './form-token.ts'
import { newestEntry } from './read-change-log.ts'
import { type DueChange, dueChangesOf, eventsOf, messagesOf, requestsOfTrusts } from './request-store.ts'
import type { RecordedEvent } from './request-tables.ts'
import { type Answering, answeringFor, takenOverBy } from './who-answers.ts'

/** What became of the mail that carries a letter of ours. */
export type MailFate = { readonly state: MailState; readonly failure: MailFailure | null }

/** Everything that the page of one request says. */
export type RequestView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly today: string
  readonly reading: ClockReading
  /** The letter for the next legal step, when its day has come. */
  readonly readyLetter: LetterKind | null
  readonly events: readonly RecordedEvent[]
  readonly messages: readonly Message[]
  readonly arrivals: Arrivals
  /** What is known of the files that came with them. */
  readonly files: ReadonlyMap<string, AttachmentFile>
  readonly fates: ReadonlyMap<number, MailFate>
  readonly dueChanges: readonly DueChange[]
  readonly answering: Answering
  /** Requests of the same round to trusts that this one became, or that became this one. */
  readonly related: { readonly successors: readonly SurveyRequest[]; readonly predecessors: readonly SurveyRequest[] }
  readonly contact: Contact | null
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly me: Principal
  readonly may: { readonly record: Verdict; readonly write: Verdict; readonly openFiles: Verdict }
  /** The list that somebody came from, as its address says it: every form of the page keeps it. */
  readonly list: string | null
  /** The newest entry of the audit log when the page was made, and the token of its forms. */
  readonly seen: number
  readonly formToken: string
}

type Asked = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly me: Principal
  readonly now: Date
  readonly list: string | null
}

export async function loadRequestView(db: ReadDb, { round, request, me, now, list }: Asked): Promise<RequestView> {
  const today = dayInUk(now)
  const { trustCode } = request
  const [events, messages] = [await eventsOf(db, round.id, trustCode), await messagesOf(db, round.id, trustCode)]
  const reading = clockOfRequest({ request, events, holidays: await holidaysOf(db), today })
  const answering = await answeringFor(db, trustCode, today)
  const heirs = answering.kind === 'successors' ? answering.trusts.map(({ code }) => code) : []
  const subject = { state: round.state, trustCode }
  return {
    round,
    request,
    today,
    reading,
    readyLetter: readyLetter(reading, today),
    events,
    messages,
    arrivals: await arrivalsOf(db, request),
    files: await filesOf(
      db,
      messages.flatMap(({ attachments }) => attachments.map(({ sha256 }) => sha256)),
    ),
    fates: await fatesOf(db, messages),
    dueChanges: await dueChangesOf(db, request),
    answering,
    related: {
      successors: await requestsOfTrusts(db, round.id, heirs),
      predecessors: await requestsOfTrusts(db, round.id, await takenOverBy(db, trustCode, today)),
    },
    contact: await presentContactOf(db, trustCode),
    staff: await staffNames(db),
    me,
    may: {
      record: mayDo(me, 'request.record', subject),
      write: mayDo(me, 'request.write', subject),
      openFiles: mayDo(me, 'file.see', subject),
    },
    list,
    seen: await newestEntry(db, request),
    formToken: newFormToken(),
  }
}

const readyLetter = ({ letter, nextStepOn }: ClockReading, today: string): LetterKind | null =>
  letter !== null && letter !== 'request' && (nextStepOn === null || nextStepOn <= today) ? letter : null

async function fatesOf(db: ReadDb, messages: readonly Message[]): Promise<ReadonlyMap<number, MailFate>> {
  const ids = messages.flatMap(({ mailId }) => mailId ?? [])
  const mails = await mailsByIds(db, ids)
  return new Map(mails.map(({ id, state, failure }) => [id, { state, failure }]))
}
