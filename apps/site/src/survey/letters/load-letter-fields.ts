import { charityOf } from '../../content/index.ts'
import { type ReadDb, rows } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { questionsOf, roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { EventKind, LetterLanguage, RoundId } from '../types.ts'
import { type LetterFieldsInput, type LetterRequest, letterFields } from './letter-fields.ts'
import type { Fields } from './merge-fields.ts'
import { referenceOf, replyAddress } from './reply-address.ts'

export type LoadLetterFields = {
  readonly round: RoundId
  readonly trustCode: string
  readonly language: LetterLanguage
  /** The day in the United Kingdom on which the letter is written. */
  readonly today: string
  readonly mailDomain: string
  /** What is not, or not yet, in the tables: a request that is being made, or the made-up reply address of a preview. It wins. */
  readonly request?: Partial<LetterRequest>
  readonly ownWords?: string
  /** Of the right of reply, where the letter may hold a private link. */
  readonly reply?: LetterFieldsInput['reply']
}

/**
 * The values of every field of a letter to one trust, from the tables as they are now: the request's dates and reply address where there
 * is a request. Null where the round or the trust does not exist. Several hundred letters are better made by `letterFields` itself.
 */
export async function loadLetterFields(db: ReadDb, input: LoadLetterFields): Promise<Fields | null> {
  const [round, trust] = [await roundById(db, input.round), await trustByCode(db, input.trustCode)]
  if (!round || !trust) return null
  return letterFields({
    round,
    trust,
    charity: await charityOf(db),
    questions: await questionsOf(db, round.id),
    language: input.language,
    today: input.today,
    request: { ...(await requestInLetters(db, input)), ...input.request },
    ownWords: input.ownWords,
    reply: input.reply,
  })
}

/** What the tables know of a request that letters speak of. */
async function requestInLetters(db: ReadDb, { round, trustCode, mailDomain }: LoadLetterFields): Promise<LetterRequest> {
  const row = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['reference', 'reply_token', 'sent_on', 'received_on', 'due_on', 'answered_on'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .executeTakeFirst()
  const days = await lastDaysOf(db, round, trustCode)
  return {
    reference: row?.reference ?? referenceOf(round, trustCode),
    replyAddress: row ? replyAddress(row.reply_token, mailDomain) : null,
    sentOn: row?.sent_on ?? null,
    receivedOn: row?.received_on ?? null,
    dueOn: row?.due_on ?? null,
    answeredOn: row?.answered_on ?? null,
    clarificationAskedOn: days.get('clarification-asked') ?? null,
    feesAskedOn: days.get('fees-asked') ?? null,
    reviewAskedOn: days.get('review-asked') ?? null,
  }
}

/** The last day of each kind of event that has not been undone. */
async function lastDaysOf(db: ReadDb, round: RoundId, trustCode: string): Promise<ReadonlyMap<EventKind, string>> {
  const events = await rows<SurveyTables>(db)
    .selectFrom('request_event')
    .select(['kind', 'on_day'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('undone_at', 'is', null)
    .orderBy('on_day')
    .orderBy('id')
    .execute()
  return new Map(events.map(({ kind, on_day }) => [kind, on_day]))
}
