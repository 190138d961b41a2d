import { type Actor, dayInUk, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import type { Complaint } from './complaint.ts'
import { type ComplaintKey, lockComplaint } from './complaint-store.ts'
import type { WritableComplaintTables } from './complaint-tables.ts'
import { type ComplaintChange, type ComplaintFault, decideChange } from './decide-change.ts'

export type ChangeComplaintOutcome =
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'refused'; readonly fault: ComplaintFault }
  /** Somebody else has changed it since the form was made. */
  | { readonly outcome: 'conflict'; readonly current: Complaint }
  | { readonly outcome: 'no-such-complaint' }

const deeds = {
  mend: 'complaint.mend',
  acknowledge: 'complaint.acknowledge',
  settle: 'complaint.settle',
  follow: 'complaint.follow',
  reopen: 'complaint.reopen',
} as const

/** Changes one complaint. The log holds days, outcomes and names of fields; what the trust and we wrote may name people, and stays out of it. */
export const changeComplaint = (
  db: WriteDb,
  {
    change,
    basedOn,
    actor,
    now,
    ...key
  }: ComplaintKey & { readonly change: ComplaintChange; readonly basedOn: number; readonly actor: Actor; readonly now: Date },
): Promise<ChangeComplaintOutcome> =>
  inTransaction(db, async tx => {
    const complaint = await lockComplaint(tx, key)
    if (!complaint) return { outcome: 'no-such-complaint' }
    const decision = decideChange(complaint, change, dayInUk(now))
    // What is so already is so, whoever did it: a form sent twice is told the same.
    if (decision.kind === 'nothing-to-do') return { outcome: 'nothing-to-do' }
    if (basedOn !== complaint.version) return { outcome: 'conflict', current: complaint }
    if (decision.kind === 'refused') return { outcome: 'refused', fault: decision.fault }
    const { fields } = decision
    await writes<WritableComplaintTables>(tx)
      .updateTable('complaint')
      .set({
        ...columnsOf({ ...complaint, ...fields }),
        version: complaint.version + 1,
        changed_at: now,
        changed_by: enteredBy(actor),
      })
      .where('id', '=', complaint.id)
      .execute()
    const names = Object.keys(fields)
    const before: Readonly<Record<string, unknown>> = { ...complaint }
    const after: Readonly<Record<string, unknown>> = { ...fields }
    await record(tx, {
      actor,
      at: now,
      deed: deeds[change.kind],
      subject: { kind: 'complaint', id: `${complaint.trustCode}/${complaint.id}` },
      before: logged(before, names),
      after: logged(after, names),
    })
    return { outcome: 'changed' }
  })

/** Of texts only how long they are. */
const logged = (values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.map(name => {
      const value = values[name] ?? null
      return (name === 'about' || name === 'reason') && typeof value === 'string'
        ? [`${name}Characters`, value.length]
        : [name, value]
    }),
  )

/** All that a change can move, as columns. */
const columnsOf = (complaint: Complaint) => ({
  about: complaint.about,
  received_on: complaint.receivedOn,
  round_id: complaint.round,
  acknowledged_on: complaint.acknowledgedOn,
  outcome: complaint.outcome,
  reason: complaint.reason,
  settled_on: complaint.settledOn,
  leads_to: complaint.leadsTo,
  followed_by: complaint.followedBy,
  followed_on: complaint.followedOn,
})
