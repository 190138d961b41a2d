import { type Actor, dayInUk, inTransaction, type ReadDb, record, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { isDay } from '../requests/decide-event.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'

export type HandedOver = {
  readonly request: RequestKey
  readonly message: number
  /** The day on which somebody delivered it, `YYYY-MM-DD`, UK. */
  readonly on: string
  readonly actor: Actor
  readonly now: Date
}

export type HandedOverOutcome =
  | { readonly outcome: 'noted' | 'nothing-to-do' | 'no-such-letter' }
  | { readonly outcome: 'refused'; readonly why: 'not-a-day' | 'in-the-future' | 'before-written' }

/**
 * Notes that a further letter, which goes by no mail, was delivered by somebody. The first letter of a request is noted on the request's own
 * page, where the law begins to count. A day that was noted once stays.
 */
export const noteHandedOver = (db: WriteDb, { request: key, message, on, actor, now }: HandedOver): Promise<HandedOverOutcome> =>
  inTransaction(db, async (tx): Promise<HandedOverOutcome> => {
    const letter = (await lockRequest(tx, key)) && (await letterByHand(tx, key, message))
    if (!letter) return { outcome: 'no-such-letter' }
    if (letter.handedOverOn !== null) return { outcome: 'nothing-to-do' }
    if (!isDay(on)) return { outcome: 'refused', why: 'not-a-day' }
    if (on > dayInUk(now)) return { outcome: 'refused', why: 'in-the-future' }
    if (on < dayInUk(letter.at)) return { outcome: 'refused', why: 'before-written' }
    await writes<SurveyTables>(tx).updateTable('message').set({ handed_over_on: on }).where('id', '=', message).execute()
    await record(tx, { actor, at: now, deed: 'request.hand-over', subject: subjectOf(key), after: { message, on } })
    return { outcome: 'noted' }
  })

export type LetterByHand = { readonly at: Date; readonly handedOverOn: string | null }

/** A further letter on this very request that goes by no mail. */
export async function letterByHand(db: ReadDb, { round, trustCode }: RequestKey, message: number): Promise<LetterByHand | null> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select(['at', 'handed_over_on as handedOverOn'])
    .where('id', '=', message)
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('direction', '=', 'out')
    .where('letter_kind', '!=', 'request')
    .where('mail_id', 'is', null)
    .executeTakeFirst()
  return found ?? null
}
