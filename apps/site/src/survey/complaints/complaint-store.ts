import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import type { Complaint } from './complaint.ts'
import { asComplaint, type ComplaintTables } from './complaint-tables.ts'

export type ComplaintKey = { readonly trustCode: string; readonly id: number }

/** A complaint of this very trust: a number that belongs to another trust is not found. */
export async function complaintOf(db: ReadDb, { trustCode, id }: ComplaintKey): Promise<Complaint | null> {
  const row = await rows<ComplaintTables>(db)
    .selectFrom('complaint')
    .selectAll()
    .where('id', '=', id)
    .where('trust_code', '=', trustCode)
    .executeTakeFirst()
  return row ? asComplaint(row) : null
}

/** The same in a verb: nobody else changes it until the end of the transaction. */
export async function lockComplaint(tx: WriteDb, { trustCode, id }: ComplaintKey): Promise<Complaint | null> {
  const row = await writes<ComplaintTables>(tx)
    .selectFrom('complaint')
    .selectAll()
    .where('id', '=', id)
    .where('trust_code', '=', trustCode)
    .forUpdate()
    .executeTakeFirst()
  return row ? asComplaint(row) : null
}

/** Every complaint, the oldest open ones first, then what is settled, newest first. */
export async function allComplaints(db: ReadDb): Promise<Complaint[]> {
  const found = await rows<ComplaintTables>(db).selectFrom('complaint').selectAll().orderBy('received_on').orderBy('id').execute()
  const complaints = found.map(asComplaint)
  return [
    ...complaints.filter(({ outcome }) => outcome === null),
    ...complaints
      .filter(({ outcome }) => outcome !== null)
      .sort((a, b) => (b.settledOn ?? '').localeCompare(a.settledOn ?? '') || b.id - a.id),
  ]
}

/** Complaints that nobody has settled, oldest first: about this round, or about none. */
export async function openComplaints(db: ReadDb, round: RoundId): Promise<Complaint[]> {
  const found = await rows<ComplaintTables>(db)
    .selectFrom('complaint')
    .selectAll()
    .where('outcome', 'is', null)
    .where(({ eb, or }) => or([eb('round_id', '=', round), eb('round_id', 'is', null)]))
    .orderBy('received_on')
    .orderBy('id')
    .execute()
  return found.map(asComplaint)
}

/** Complaints with which something is still to be done: open ones, and settled ones that lead to a correction that nobody has made yet. */
export async function unfinishedComplaints(db: ReadDb): Promise<Complaint[]> {
  const found = await rows<ComplaintTables>(db)
    .selectFrom('complaint')
    .selectAll()
    .where(({ eb, or, and }) =>
      or([eb('outcome', 'is', null), and([eb('leads_to', '<>', 'nothing'), eb('followed_by', 'is', null)])]),
    )
    .orderBy('received_on')
    .orderBy('id')
    .execute()
  return found.map(asComplaint)
}

/** What a trust has complained of, newest first. */
export async function complaintsOfTrust(db: ReadDb, trustCode: string): Promise<Complaint[]> {
  const found = await rows<ComplaintTables>(db)
    .selectFrom('complaint')
    .selectAll()
    .where('trust_code', '=', trustCode)
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return found.map(asComplaint)
}

export type ComplaintNote = { readonly id: number; readonly text: string; readonly at: Date; readonly by: string }

/** Our own notes on a complaint, oldest first. */
export async function notesOf(db: ReadDb, complaint: number): Promise<ComplaintNote[]> {
  const found = await rows<ComplaintTables>(db)
    .selectFrom('complaint_note')
    .select(['id', 'text', 'at', 'written_by as by'])
    .where('complaint_id', '=', complaint)
    .orderBy('id')
    .execute()
  return found
}
