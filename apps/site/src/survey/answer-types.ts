import type { Figures, ResultStatus } from '../releases/index.ts'
import type { Exemption } from './answers/exemptions.ts'
import type { StatusDecision } from './rounds/criteria/decide-status.ts'
import type { Mark, RoundId } from './types.ts'

/** What a trust said to one question, as a person has read it. */
export type Answer = {
  readonly round: RoundId
  readonly trustCode: string
  readonly question: string
  /** The trust's own words, or what it said in short where it wrote at length; empty where it said nothing to this question. */
  readonly words: string
  readonly language: 'en' | 'cy'
  /** The same in the other language, by us; null where there is none yet. */
  readonly translation: string | null
  /** People, of a question for a number; null where the trust gave none or kept a small one back. */
  readonly number: number | null
  /** Both days of a question for a period, `YYYY-MM-DD`. */
  readonly fromDay: string | null
  readonly toDay: string | null
  /** On which ground the trust kept it back; null where it did not, or named none. */
  readonly exemption: Exemption | null
  /** For ourselves. */
  readonly note: string
  readonly version: number
  readonly changedAt: Date
  readonly changedBy: string
}

/** `quote`: words that stand in a message or an attachment. `file`: a page of an attachment. `link`: a page of the trust's own. */
export const evidenceSources = ['quote', 'link', 'file'] as const
export type EvidenceSource = (typeof evidenceSources)[number]

/** What shows that the trust said so. Never changed: taken away and added again. */
export type AnswerEvidence = {
  readonly id: number
  readonly round: RoundId
  readonly trustCode: string
  readonly question: string
  readonly source: EvidenceSource
  /** The message in which it stands. */
  readonly messageId: number | null
  /** The attachment in which it stands, by its SHA-256 and the name it came with. */
  readonly fileSha256: string | null
  readonly fileName: string | null
  readonly page: number | null
  readonly quote: string | null
  readonly language: 'en' | 'cy' | null
  readonly translation: string | null
  readonly url: string | null
  /** The day on which the trust said it, `YYYY-MM-DD`. */
  readonly dated: string | null
  /** True when the quote was found, word for word, in the text of the message or the attachment. */
  readonly isFound: boolean
  /** False for what only we may see: it is not published and not shown to anybody but staff. */
  readonly isShown: boolean
  readonly addedAt: Date
  readonly addedBy: string
}

/**
 * The places at a request's marking sheet. `first` and `second` are two different people; in a round marked `check` the second sees what
 * the first has marked, in a round marked `blind` neither sees the other until both are done. `settled`: what was agreed where they differ.
 */
export const markingSlots = ['first', 'second', 'settled'] as const
export type MarkingSlot = (typeof markingSlots)[number]

export const markingStates = ['open', 'done'] as const

/** One person's reading of everything that a trust answered. */
export type Marking = {
  readonly round: RoundId
  readonly trustCode: string
  readonly slot: MarkingSlot
  readonly marker: string
  readonly markerName: string
  readonly state: (typeof markingStates)[number]
  /** By question. A mark without evidence carries a note. */
  readonly marks: Readonly<Record<string, { readonly mark: Mark; readonly note: string }>>
  readonly version: number
  readonly startedAt: Date
  readonly doneAt: Date | null
}

/** What still stands between a request and a status that can be published, in the order in which it is dealt with. */
export const standingTodos = [
  /** The letter is on its way, or nobody knows whether it arrived. */
  'letter-under-way',
  'clock-running',
  'unread-mail',
  'quarantined-file',
  'to-mark',
  'to-check',
  'differs',
  /** An answer, its evidence or a mark has changed after the marking was done. */
  'changed-since-marked',
  'unread-reply',
  /** It is left out, or its status was set by a person, and nobody has said why in words that can be published. */
  'reason-missing',
] as const
export type StandingTodo = (typeof standingTodos)[number]

/** What a request says today, computed from its marks, its facts and the criteria. Nothing of it is stored. */
export type Standing = {
  readonly round: RoundId
  readonly trustCode: string
  readonly trustName: string
  /** Empty: it can be published as it stands. */
  readonly todos: readonly StandingTodo[]
  /** By question; empty while nobody has marked, and where there is nothing to mark. */
  readonly marks: Readonly<Record<string, Mark>>
  /** Of the criteria alone. */
  readonly decision: StatusDecision
  readonly override: StatusOverride | null
  /** What would be published: the override's where there is one. */
  readonly status: ResultStatus
  readonly rule: string
  readonly answeredOn: string | null
  readonly figures: Figures
  /** Only what may be shown to others; what is for staff alone is not in it. */
  readonly evidence: readonly AnswerEvidence[]
  /** What is published beside the status; for an excluded trust, why. */
  readonly note: string | null
  /** The same in Welsh, where there is one. */
  readonly noteCy: string | null
  /** Of an excluded trust: the code of the trust that treats its patients, where that is the reason. */
  readonly treatedBy: string | null
  /** SHA-256 over everything of this that would be published: whoever was shown another one has seen something else. */
  readonly fingerprint: string
}

export type StatusOverride = {
  readonly status: ResultStatus
  readonly rule: string
  readonly reason: string
  readonly by: string
  readonly at: Date
}

/** Where an attachment stands. Only `clean` and `released` ones can be opened. */
export const fileStates = ['waiting', 'clean', 'quarantined', 'released', 'missing'] as const
export type FileState = (typeof fileStates)[number]
