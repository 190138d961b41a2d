import type { Nation } from '../register/index.ts'
import type { AnswerTables, WritableAnswerTables } from './answer-schema.ts'
import type {
  AnswerClass,
  Bilingual,
  Channel,
  ClockState,
  Delivery,
  Direction,
  EventKind,
  Guess,
  Law,
  LetterKind,
  LetterLanguage,
  MarkingMode,
  Message,
  NextStep,
  Question,
  QuestionType,
  RoundCriteria,
  RoundState,
  WayIn,
  WorkState,
} from './types.ts'

/** The survey's tables as reading finds them. What each row means is in docs/tables. */
export type SurveyTables = AnswerTables & {
  round: RoundRow
  round_question: QuestionRow
  round_letter: { round_id: string; kind: LetterKind; law: Law; language: LetterLanguage; subject: string; body: string }
  round_exclusion: ExclusionRow
  contact: ContactRow
  request: RequestRow
  message: MessageRow
  request_event: EventRow
  due_change: {
    id: number
    round_id: string
    trust_code: string
    old_due: string | null
    new_due: string | null
    why: string
    at: Date
  }
  holiday: { day: string; division: Division; title: string; source: string }
}

export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Division = (typeof divisions)[number]

export type RoundRow = {
  id: string
  name_en: string
  name_cy: string
  state: RoundState
  laws: Record<Nation, Law>
  criteria: RoundCriteria
  send_on: string | null
  replies_by: string | null
  marking_mode: MarkingMode
  copied_from: string | null
  version: number
  created_at: Date
  changed_at: Date
  changed_by: string
  sent_at: Date | null
  closed_at: Date | null
}

export type QuestionRow = {
  round_id: string
  id: string
  position: number
  type: QuestionType
  wording_en: string
  wording_cy: string
  help_en: string
  help_cy: string
  nations: Nation[]
  compares_with: Question['comparesWith']
  not_comparable: Bilingual | null
}

export type ExclusionRow = {
  round_id: string
  trust_code: string
  reason: string
  /** The trust that treats these patients instead, where that is the reason. */
  treated_by: string | null
  decided_at: Date
  decided_by: string
}

export type ContactRow = {
  trust_code: string
  email: string | null
  channel: Channel
  portal_url: string | null
  note: string
  bouncing_since: Date | null
  version: number
  changed_at: Date
  changed_by: string
}

export type RequestRow = {
  round_id: string
  trust_code: string
  trust_name: string
  nation: Nation
  law: Law
  language: LetterLanguage
  reference: string
  reply_token: string
  sent_to: string | null
  channel: Channel
  delivery: Delivery
  clock: ClockState
  answer: AnswerClass
  work: WorkState
  sent_on: string | null
  received_on: string | null
  due_on: string | null
  answered_on: string | null
  next_step: NextStep
  next_step_on: string | null
  assignee: string | null
  assignee_name: string | null
  version: number
  changed_at: Date
  changed_by: string
}

export type MessageRow = {
  id: number
  round_id: string | null
  trust_code: string | null
  direction: Direction
  letter_kind: LetterKind | null
  mail_id: number | null
  header_message_id: string | null
  sender: string
  recipient: string
  subject: string
  body: string
  at: Date
  guess: Guess | null
  guess_undone: boolean
  /** What our mail server said of the sender: its Authentication-Results header. */
  authentication: string | null
  raw_sha256: string | null
  raw_bytes: number | null
  attachments: Message['attachments']
  /** Why it lies in the holding pen. */
  held_because: string | null
  filed_by: string | null
  /** Of a further letter that goes by no mail: the day on which somebody delivered it. */
  handed_over_on: string | null
  came_by: WayIn
  /** Who typed it in or brought it as a file, and when; null where a mail server handed it over. */
  entered_by: string | null
  entered_at: Date | null
  /** In which language it is, where a person has said so. */
  language: LetterLanguage | null
}

export type EventRow = {
  id: number
  round_id: string
  trust_code: string
  kind: EventKind
  on_day: string
  until_day: string | null
  note: string
  message_id: number | null
  entered_by: string
  entered_at: Date
  undone_at: Date | null
  undone_by: string | null
}

/** For inserting: what the database fills in by itself may be left out, and jsonb goes in as text. */
export type WritableSurveyTables = WritableAnswerTables &
  Omit<SurveyTables, keyof AnswerTables | 'round' | 'round_question' | 'message' | 'request_event' | 'due_change'> & {
    round: Omit<RoundRow, 'laws' | 'criteria' | 'marking_mode'> & { laws: string; criteria: string; marking_mode?: MarkingMode }
    round_question: Omit<QuestionRow, 'nations' | 'compares_with' | 'not_comparable'> & {
      nations: string
      compares_with: string | null
      not_comparable: string | null
    }
    message: Omit<
      MessageRow,
      'id' | 'attachments' | 'guess_undone' | 'handed_over_on' | 'came_by' | 'entered_by' | 'entered_at' | 'language'
    > & {
      id?: number
      attachments?: string
      guess_undone?: boolean
      handed_over_on?: string | null
      came_by?: WayIn
      entered_by?: string | null
      entered_at?: Date | null
      language?: LetterLanguage | null
    }
    request_event: Omit<EventRow, 'id'> & { id?: number }
    due_change: Omit<SurveyTables['due_change'], 'id'> & { id?: number }
  }
