import type { Generated } from 'kysely'
import type { AssessmentState, Grade } from './assessment.ts'

/** The rows as the database gives them. What each means is in docs/tables. */
export type AssessmentTables = {
  assessment: {
    id: Generated<number>
    trust_code: string
    hospital_code: string
    year: number
    edition: number
    state: AssessmentState
    version: number
    note: string
    made_by: string
    made_at: Date
    sent_at: Date | null
    published_at: Date | null
  }
  assessment_answer: {
    assessment_id: number
    standard: string
    grade: Grade
    evidence: string
    link: string
    evidence_on: string
    withheld_at: Date | null
  }
}
