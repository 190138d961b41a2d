import type { ColumnType, Generated } from 'kysely'
import type { SubmissionFinding, SubmissionState, SubmissionWay } from './stored-submission.ts'

/** The rows as the database gives them. What each means is in docs/tables. */
export type SubmissionTables = {
  submission: {
    id: Generated<number>
    trust_code: string
    sha256: string
    received_at: Date
    via: SubmissionWay
    body: string
    key_id: string
    as_at: string
    replaces: number | null
    state: SubmissionState
    decided_at: Date | null
    decided_by: string | null
    decision_en: string | null
    decision_cy: string | null
    findings: ColumnType<readonly SubmissionFinding[], string, never>
    version: number
  }
  submission_refusal: {
    day: string
    refusal: string
    via: SubmissionWay
    count: number
  }
}
