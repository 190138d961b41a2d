import type { Generated } from 'kysely'
import type { Nation } from '../../register/index.ts'
import type { Law } from '../types.ts'
import type { Complaint, ComplaintConsequence, ComplaintOutcome } from './complaint.ts'

type ComplaintRow = {
  id: number
  trust_code: string
  trust_name: string
  nation: Nation
  law: Law
  round_id: string | null
  message_id: number | null
  about: string
  received_on: string
  acknowledged_on: string | null
  outcome: ComplaintOutcome | null
  reason: string
  settled_on: string | null
  leads_to: ComplaintConsequence
  followed_by: string | null
  followed_on: string | null
  form_token: string
  version: number
  recorded_at: Date
  recorded_by: string
  changed_at: Date
  changed_by: string
}

type NoteRow = { id: number; complaint_id: number; text: string; at: Date; written_by: string; form_token: string }

export type ComplaintTables = { complaint: ComplaintRow; complaint_note: NoteRow }

type WithGeneratedId<Row> = Omit<Row, 'id'> & { id: Generated<number> }
export type WritableComplaintTables = {
  complaint: WithGeneratedId<ComplaintRow>
  complaint_note: WithGeneratedId<NoteRow>
}

export const asComplaint = (row: ComplaintRow): Complaint => ({
  id: row.id,
  trustCode: row.trust_code,
  trustName: row.trust_name,
  nation: row.nation,
  law: row.law,
  round: row.round_id,
  messageId: row.message_id,
  about: row.about,
  receivedOn: row.received_on,
  acknowledgedOn: row.acknowledged_on,
  outcome: row.outcome,
  reason: row.reason,
  settledOn: row.settled_on,
  leadsTo: row.leads_to,
  followedBy: row.followed_by,
  followedOn: row.followed_on,
  version: row.version,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
})
