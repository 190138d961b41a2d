import { type Actor, dayInUk, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import type { RoundId } from '../types.ts'
import type { WritableComplaintTables } from './complaint-tables.ts'
import { type ComplaintFault, faultOfRecord } from './decide-change.ts'

export type RecordComplaintOutcome =
  | { readonly outcome: 'recorded'; readonly id: number }
  /** The same form has recorded it already. */
  | { readonly outcome: 'nothing-to-do'; readonly id: number }
  | { readonly outcome: 'refused'; readonly fault: ComplaintFault }

export type RecordComplaint = {
  readonly trust: Pick<Trust, 'code' | 'name' | 'nation'>
  readonly round: RoundId | null
  readonly messageId: number | null
  readonly about: string
  /** `YYYY-MM-DD` */
  readonly receivedOn: string
  readonly formToken: string
  readonly actor: Actor
  readonly now: Date
}

/** Opens a case. By which Act's working days its clock counts is settled by the trust's nation, once. */
export const recordComplaint = (
  db: WriteDb,
  { trust, round, messageId, about, receivedOn, formToken, actor, now }: RecordComplaint,
): Promise<RecordComplaintOutcome> =>
  inTransaction(db, async tx => {
    const fault = faultOfRecord(about, receivedOn, dayInUk(now))
    if (fault) return { outcome: 'refused', fault }
    const by = enteredBy(actor)
    const inserted = await writes<WritableComplaintTables>(tx)
      .insertInto('complaint')
      .values({
        trust_code: trust.code,
        trust_name: trust.name,
        nation: trust.nation,
        law: trust.nation === 'scotland' ? 'foisa' : 'foia',
        round_id: round,
        message_id: messageId,
        about,
        received_on: receivedOn,
        acknowledged_on: null,
        outcome: null,
        reason: '',
        settled_on: null,
        leads_to: 'nothing',
        followed_by: null,
        followed_on: null,
        form_token: formToken,
        version: 1,
        recorded_at: now,
        recorded_by: by,
        changed_at: now,
        changed_by: by,
      })
      .onConflict(conflict => conflict.column('form_token').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return { outcome: 'nothing-to-do', id: await idByToken(tx, formToken) }
    await record(tx, {
      actor,
      at: now,
      deed: 'complaint.record',
      subject: { kind: 'complaint', id: `${trust.code}/${inserted.id}` },
      after: { round, message: messageId, receivedOn, aboutCharacters: about.length },
    })
    return { outcome: 'recorded', id: inserted.id }
  })

async function idByToken(tx: WriteDb, formToken: string): Promise<number> {
  const { id } = await writes<WritableComplaintTables>(tx)
    .selectFrom('complaint')
    .select('id')
    .where('form_token', '=', formToken)
    .executeTakeFirstOrThrow()
  return id
}
