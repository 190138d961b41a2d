import type { Generated } from 'kysely'
import type { Locale } from '../../../foundation/index.ts'
import type { AnswerWay, Audience, ChangeKind, ChangeState, CommentState, SurveyMoment } from '../pledge-words.ts'

/** Why a count is not shown, or that somebody has looked and it may be. */
export type SurveyDoubt = '' | 'more-than-invited' | 'stands' | 'set-aside'

/** The rows of the pledges, as the database gives them; days as `YYYY-MM-DD`. What each means is in docs/tables. */
export type PledgeTables = {
  pledge: { id: Generated<number>; trust_code: string; started_on: string }
  pledge_change: {
    id: Generated<number>
    once: string
    trust_code: string
    pledge_id: number | null
    kind: ChangeKind
    facts: unknown
    based_on: number
    state: ChangeState
    asked_kind: 'staff' | 'hospital' | 'seed'
    asked_by: string
    asked_at: Date
    settled_at: Date | null
    reason: string
  }
  pledge_publication: {
    id: Generated<number>
    pledge_id: number
    change_id: number
    kind: ChangeKind
    number: number
    facts: unknown
    published_on: string
  }
  pledge_survey: {
    id: Generated<number>
    pledge_id: number
    code: string
    audience: Audience
    moment: SurveyMoment
    questions: unknown
    opens_on: string
    closes_on: string
    invited: number | null
    counted_on: string | null
    counts: unknown
    doubt: SurveyDoubt
  }
  pledge_answer: { id: string; survey_id: number; day: string; way: AnswerWay; choices: unknown }
  pledge_comment: {
    id: string
    survey_id: number
    question: string
    text: string
    locale: Locale
    concerns: unknown
    state: CommentState
  }
}
