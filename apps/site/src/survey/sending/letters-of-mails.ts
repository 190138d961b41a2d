import { type Actor, record, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { subjectOf } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Delivery, LetterKind, RoundId } from '../types.ts'

export type LetterOfMail = {
  readonly messageId: number
  readonly mailId: number
  readonly round: RoundId
  readonly trustCode: string
  readonly kind: LetterKind
}

/** The letters that these mails carry. */
export async function lettersOfMails(tx: WriteDb, mailIds: readonly number[]): Promise<LetterOfMail[]> {
  if (mailIds.length === 0) return []
  const found = await rows<SurveyTables>(tx)
    .selectFrom('message')
    .select(['id', 'mail_id', 'round_id', 'trust_code', 'letter_kind'])
    .where('mail_id', 'in', [...mailIds])
    .orderBy('id')
    .execute()
  return found.flatMap(({ id, mail_id, round_id, trust_code, letter_kind }) =>
    mail_id === null || round_id === null || trust_code === null || letter_kind === null
      ? []
      : [{ messageId: id, mailId: mail_id, round: round_id, trustCode: trust_code, kind: letter_kind }],
  )
}

type Move = {
  readonly round: RoundId
  readonly from: readonly Delivery[]
  readonly to: Delivery
  readonly actor: Actor
  readonly now: Date
}

/**
 * Moves the delivery of the requests whose letters these mails carry, in the caller's transaction, with an entry in the audit log for each.
 * Letters of another kind, a reminder for example, move no delivery. Returns the codes of the trusts.
 */
export async function moveDelivery(
  tx: WriteDb,
  mailIds: readonly number[],
  { round, from, to, actor, now }: Move,
): Promise<string[]> {
  const letters = (await lettersOfMails(tx, mailIds)).filter(letter => letter.kind === 'request' && letter.round === round)
  if (letters.length === 0) return []
  const moved = await writes<SurveyTables>(tx)
    .updateTable('request')
    .set(eb => ({ delivery: to, version: eb('version', '+', 1), changed_at: now, changed_by: enteredBy(actor) }))
    .where('round_id', '=', round)
    .where(
      'trust_code',
      'in',
      letters.map(({ trustCode }) => trustCode),
    )
    .where('delivery', 'in', [...from])
    .returning('trust_code')
    .execute()
  await record(
    tx,
    ...moved.map(({ trust_code }) => ({
      actor,
      at: now,
      deed: `request.${to === 'recalled' ? 'recall' : 'release'}`,
      subject: subjectOf({ round, trustCode: trust_code }),
      after: { delivery: to },
    })),
  )
  return moved.map(({ trust_code }) => trust_code)
}
