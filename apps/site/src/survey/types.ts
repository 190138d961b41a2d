// Long because: these are all the words of a round, in one place, so that tables, rules and pages cannot drift apart.
import type { Nation } from '../register/index.ts'
import type { StatusCode } from '../releases/index.ts'

/** `FOIA`: Freedom of Information Act 2000. `FOISA`: Freedom of Information (Scotland) Act 2002. */
export const laws = ['foia', 'foisa'] as const
export type Law = (typeof laws)[number]

/** A text in both languages. An empty Welsh text means that there is none yet. */
export type Bilingual = { readonly en: string; readonly cy: string }

/** `draft`: being made. `sending`: letters are on their way or can be recalled. `open`: all letters settled. `closed`: nothing is changed any more. */
export const roundStates = ['draft', 'sending', 'open', 'closed'] as const
export type RoundState = (typeof roundStates)[number]

/** `2027-1`: the year and the number in it. A release of its results can carry the same id. */
export type RoundId = string

export const questionTypes = ['yes-no-partly', 'number', 'date-range', 'text', 'file'] as const
export type QuestionType = (typeof questionTypes)[number]

export type Question = {
  /** A short name in the round: `records-routinely`. */
  readonly id: string
  readonly type: QuestionType
  readonly wording: Bilingual
  readonly help: Bilingual
  readonly nations: readonly Nation[]
  /** The question of an earlier round that this one repeats. */
  readonly comparesWith: { readonly round: RoundId; readonly question: string } | null
  /** Why answers must not be set beside those of the earlier round; null when they may. */
  readonly notComparable: Bilingual | null
}

/** What a letter is for. */
export const letterKinds = [
  'request',
  'correction',
  'chase',
  'clarification-given',
  'fees-declined',
  'review',
  'chase-review',
  'regulator',
  'thanks',
  'draft-result',
] as const
export type LetterKind = (typeof letterKinds)[number]

export const letterLanguages = ['en', 'cy'] as const
export type LetterLanguage = (typeof letterLanguages)[number]

/** One template. Its text holds merge fields: `{trust_name}`. */
export type LetterTemplate = {
  readonly kind: LetterKind
  readonly law: Law
  readonly language: LetterLanguage
  readonly subject: string
  readonly body: string
}

/** What a marker may say of one answer to one question. */
export const marks = ['yes', 'partly', 'no', 'given', 'refused-cost', 'refused-other', 'elsewhere', 'unclear', 'none'] as const
export type Mark = (typeof marks)[number]

/** One rule of the criteria: when every question named carries one of its marks, this status follows. The first rule that fits decides. */
export type CriteriaRule = {
  readonly id: string
  readonly status: StatusCode | 'excluded'
  readonly when: Bilingual
  readonly conditions: readonly { readonly question: string; readonly marks: readonly Mark[] }[]
}

export type RoundCriteria = {
  /** The version of the published criteria that this follows, or the round's own. */
  readonly version: string
  readonly rules: readonly CriteriaRule[]
}

/** `check`: one person marks and another checks. `blind`: two people mark without seeing each other's marks. */
export const markingModes = ['check', 'blind'] as const
export type MarkingMode = (typeof markingModes)[number]

export type Round = {
  readonly id: RoundId
  readonly name: Bilingual
  readonly state: RoundState
  readonly laws: Readonly<Record<Nation, Law>>
  readonly criteria: RoundCriteria
  /** The day on which the letters are meant to go, `YYYY-MM-DD`. */
  readonly sendOn: string | null
  /** The day until which answers are counted for the results. */
  readonly repliesBy: string | null
  readonly markingMode: MarkingMode
  readonly copiedFrom: RoundId | null
  readonly version: number
  readonly sentAt: Date | null
  readonly closedAt: Date | null
}

/** How the letter fares on its way. Says nothing of the law or of the answer. */
export const deliveries = [
  'not-sent',
  'queued',
  'held',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'failed',
  'uncertain',
  'recalled',
  'by-hand',
] as const
export type Delivery = (typeof deliveries)[number]

/** Where the request stands in law. */
export const clockStates = [
  'not-started',
  'running',
  'paused',
  'extended',
  'overdue',
  'answered',
  'review',
  'review-overdue',
  'regulator',
  'ended',
] as const
export type ClockState = (typeof clockStates)[number]

/** What came back, as a person has read it. */
export const answerClasses = [
  'none',
  'acknowledged',
  'clarification-asked',
  'fees-asked',
  'answered',
  'answered-in-part',
  'not-held',
  'refused-cost',
  'refused-other',
  'elsewhere',
] as const
export type AnswerClass = (typeof answerClasses)[number]

/** What we ourselves have to do with it. */
export const workStates = ['waiting', 'to-read', 'to-write', 'to-mark', 'done', 'excluded'] as const
export type WorkState = (typeof workStates)[number]

/** How the trust takes requests. */
export const channels = ['email', 'portal', 'post'] as const
export type Channel = (typeof channels)[number]

/** What happened to a request in law, each on a day. Rules turn the events of a request into its clock. */
export const eventKinds = [
  'received',
  'acknowledged',
  'clarification-asked',
  'clarification-given',
  'fees-asked',
  'fees-paid',
  'fees-declined',
  'extension-notified',
  'answered',
  'answered-in-part',
  'refused',
  'not-held',
  'review-asked',
  'review-answered',
  'regulator-asked',
  'regulator-decided',
  'withdrawn',
] as const
export type EventKind = (typeof eventKinds)[number]

export type LegalEvent = {
  readonly id: number
  readonly kind: EventKind
  /** The day on which it happened, `YYYY-MM-DD`, UK. */
  readonly on: string
  /** For an extension: the day that the trust named; null when it named none. */
  readonly until: string | null
  readonly note: string
  readonly messageId: number | null
  /** Who entered it: `system` for what follows from the mail itself. */
  readonly enteredBy: string
  readonly enteredAt: Date
  readonly undoneAt: Date | null
}

/** What can be done next by law: the step, the first day for it, the letter that does it. */
export const nextSteps = [
  'wait',
  'chase',
  'give-clarification',
  'answer-fees',
  'ask-review',
  'chase-review',
  'ask-regulator',
  'deliver',
  'nothing',
] as const
export type NextStep = (typeof nextSteps)[number]

/** A round's letter to one trust, and how it stands. The four fields are never mixed. */
export type SurveyRequest = {
  readonly round: RoundId
  readonly trustCode: string
  /** The trust's name when the letter was written. */
  readonly trustName: string
  readonly nation: Nation
  readonly law: Law
  readonly language: LetterLanguage
  /** Stands in the letter, so that an answer by post can be filed. */
  readonly reference: string
  readonly sentTo: string | null
  readonly channel: Channel
  readonly delivery: Delivery
  readonly clock: ClockState
  readonly answer: AnswerClass
  readonly work: WorkState
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly dueOn: string | null
  readonly answeredOn: string | null
  readonly nextStep: NextStep
  readonly nextStepOn: string | null
  readonly assignee: string | null
  readonly assigneeName: string | null
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: string
}

/** `in`: came from the trust. `out`: we wrote it. `note`: for ourselves. */
export const directions = ['in', 'out', 'note'] as const
export type Direction = (typeof directions)[number]

/** What an incoming mail looks like to a machine; a person can say otherwise. It never moves the clock by itself. */
export const guesses = [
  'answer',
  'acknowledgement',
  'clarification',
  'fees-notice',
  'extension',
  'automatic-reply',
  'bounce',
  'read-receipt',
] as const
export type Guess = (typeof guesses)[number]

/** By which way a message came to us. `reply-page`: the trust wrote it on its own page here. */
export const waysIn = ['mail', 'post', 'portal', 'phone', 'reply-page'] as const
export type WayIn = (typeof waysIn)[number]

export type Message = {
  readonly id: number
  /** Null while it lies in the holding pen. */
  readonly round: RoundId | null
  readonly trustCode: string | null
  readonly direction: Direction
  /** Of our own letters. */
  readonly letterKind: LetterKind | null
  readonly mailId: number | null
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: Date
  readonly cameBy: WayIn
  readonly guess: Guess | null
  readonly guessUndone: boolean
  /** It came into the holding pen, and a person has said that it belongs here. */
  readonly isFiledByHand: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly bytes: number
    readonly sha256: string
  }[]
}
