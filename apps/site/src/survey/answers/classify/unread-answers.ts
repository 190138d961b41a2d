import { dayInUk, type ReadDb, rows } from '../../../foundation/index.ts'
import { asMessage, asRequest, type RequestTables } from '../../requests/request-tables.ts'
import type { Guess, Message, RoundId, SurveyRequest } from '../../types.ts'
import { type Proposal, proposeClass } from './propose-class.ts'

/** A request to which one short message has come that nobody has read, and what it seems to say. */
export type SimpleAnswer = {
  readonly request: SurveyRequest
  readonly message: Message
  /** The day on which it came, `YYYY-MM-DD`, UK. */
  readonly day: string
  readonly proposal: Proposal
}

export type UnreadAnswers = {
  readonly simple: readonly SimpleAnswer[]
  /** How many requests have to be read one by one. */
  readonly others: number
}

const byMachine: readonly Guess[] = ['automatic-reply', 'bounce', 'read-receipt']

/** Everything unread of a round in a few queries: what can be sorted at once, in the order of the trusts' names, and how much cannot. */
export async function unreadAnswers(db: ReadDb, round: RoundId): Promise<UnreadAnswers> {
  const requests = await unreadRequests(db, round)
  const codes = requests.map(({ trustCode }) => trustCode)
  if (codes.length === 0) return { simple: [], others: 0 }
  const messages = await messagesFrom(db, round, codes)
  const seen = await lastSeen(db, round, codes)
  const simple = requests.flatMap((request): SimpleAnswer[] => {
    const unread = (messages.get(request.trustCode) ?? []).filter(message => isUnread(message, seen.get(request.trustCode)))
    const [message, ...more] = unread
    // Two messages explain each other: somebody has to read both.
    const proposal = message && more.length === 0 ? proposeClass(message, request.law) : null
    return message && proposal ? [{ request, message, day: dayInUk(message.at), proposal }] : []
  })
  return { simple, others: requests.length - simple.length }
}

/** One of them; null when it is not, or no longer, to be sorted. */
export const isUnread = (message: Message, seenAt: Date | undefined): boolean =>
  (message.guess === null || message.guessUndone || !byMachine.includes(message.guess)) &&
  (seenAt === undefined || message.at > seenAt)

async function unreadRequests(db: ReadDb, round: RoundId): Promise<SurveyRequest[]> {
  const found = await rows<RequestTables>(db)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round)
    .where('work', '=', 'to-read')
    .orderBy('trust_name')
    .orderBy('trust_code')
    .execute()
  return found.map(asRequest)
}

async function messagesFrom(db: ReadDb, round: RoundId, codes: readonly string[]): Promise<Map<string | null, Message[]>> {
  const found = await rows<RequestTables>(db)
    .selectFrom('message')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', 'in', [...codes])
    .where('direction', '=', 'in')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return Map.groupBy(found.map(asMessage), ({ trustCode }) => trustCode)
}

/** When a person last entered what happened to each request: they have seen what had come by then. */
async function lastSeen(db: ReadDb, round: RoundId, codes: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const reader = rows<RequestTables>(db)
  const found = await reader
    .selectFrom('request_event')
    .select(['trust_code', reader.fn.max<Date>('entered_at').as('at')])
    .where('round_id', '=', round)
    .where('trust_code', 'in', [...codes])
    .where('undone_at', 'is', null)
    .where('entered_by', '<>', 'system')
    .groupBy('trust_code')
    .execute()
  return new Map(found.map(({ trust_code, at }) => [trust_code, at]))
}
