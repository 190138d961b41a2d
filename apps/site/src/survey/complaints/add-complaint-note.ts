import { type Actor, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { type ComplaintKey, lockComplaint } from './complaint-store.ts'
import type { WritableComplaintTables } from './complaint-tables.ts'

export const longestComplaintNote = 10_000

export type ComplaintNoteOutcome = { readonly outcome: 'added' | 'nothing-to-do' | 'no-such-complaint' }

/** Keeps a note for ourselves with a complaint, open or settled. It moves nothing. The same form twice adds it once. */
export const addComplaintNote = (
  db: WriteDb,
  {
    text,
    formToken,
    actor,
    now,
    ...key
  }: ComplaintKey & { readonly text: string; readonly formToken: string; readonly actor: Actor; readonly now: Date },
): Promise<ComplaintNoteOutcome> =>
  inTransaction(db, async tx => {
    const complaint = await lockComplaint(tx, key)
    if (!complaint) return { outcome: 'no-such-complaint' }
    const inserted = await writes<WritableComplaintTables>(tx)
      .insertInto('complaint_note')
      .values({ complaint_id: complaint.id, text, at: now, written_by: enteredBy(actor), form_token: formToken })
      .onConflict(conflict => conflict.column('form_token').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!inserted) return { outcome: 'nothing-to-do' }
    await record(tx, {
      actor,
      at: now,
      deed: 'complaint.note',
      subject: { kind: 'complaint', id: `${complaint.trustCode}/${complaint.id}` },
      after: { note: inserted.id, characters: text.length },
    })
    return { outcome: 'added' }
  })
