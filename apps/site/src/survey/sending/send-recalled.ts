import { type Actor, inTransaction, type MailOffice, makeBatch, record, rows, type WriteDb } from '../../foundation/index.ts'
import { lockRound } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import { batchAbout } from './batch-about.ts'
import { type AgainOutcome, sendAgainIn } from './send-again.ts'

/** `barred`: this person must not write to that trust; somebody else can. */
type Left = { readonly code: string; readonly why: AgainOutcome | { readonly outcome: 'barred' } }

export type RecalledOutcome =
  | { readonly outcome: 'sent'; readonly count: number; readonly left: readonly Left[] }
  | { readonly outcome: 'nothing-to-do' | 'no-such-round' }

type SendRecalled = {
  readonly round: RoundId
  /** Trusts that this person must not write to. */
  readonly barredFrom: readonly string[]
  readonly actor: Actor
  readonly now: Date
  readonly office: MailOffice
}

/** Sends all letters of a round that were recalled while others had left, as they were written, to where each trust is reached today. */
export const sendRecalled = (db: WriteDb, { round, barredFrom, actor, now, office }: SendRecalled): Promise<RecalledOutcome> =>
  inTransaction(
    db,
    async (tx): Promise<RecalledOutcome> => {
      if (!(await lockRound(tx, round))) return { outcome: 'no-such-round' }
      const letters = await recalledLetters(tx, round)
      if (letters.every(({ trustCode }) => barredFrom.includes(trustCode))) return { outcome: 'nothing-to-do' }
      const batch = await makeBatch(tx, { about: batchAbout(round), what: 'request', now })
      await record(tx, { actor, at: now, deed: 'round.send-recalled', subject: { kind: 'round', id: round }, after: { batch } })
      const left: Left[] = []
      for (const { trustCode, ...letter } of letters) {
        if (barredFrom.includes(trustCode)) {
          left.push({ code: trustCode, why: { outcome: 'barred' } })
          continue
        }
        const sent = await sendAgainIn(tx, { request: { round, trustCode }, ...letter, actor, now, office, batch })
        if (sent.outcome !== 'sent') left.push({ code: trustCode, why: sent })
      }
      return { outcome: 'sent', count: letters.length - left.length, left }
    },
    { limitMs: 60_000 },
  )

/** The newest letter of every request whose letter was recalled. */
async function recalledLetters(tx: WriteDb, round: RoundId) {
  return rows<SurveyTables>(tx)
    .selectFrom('request')
    .innerJoin('message', join =>
      join.onRef('message.round_id', '=', 'request.round_id').onRef('message.trust_code', '=', 'request.trust_code'),
    )
    .select(['request.trust_code as trustCode', 'message.id as message', 'message.subject as subject', 'message.body as text'])
    .distinctOn('request.trust_code')
    .where('request.round_id', '=', round)
    .where('request.delivery', '=', 'recalled')
    .where('message.letter_kind', '=', 'request')
    .where('message.direction', '=', 'out')
    .orderBy('request.trust_code')
    .orderBy('message.id', 'desc')
    .execute()
}
