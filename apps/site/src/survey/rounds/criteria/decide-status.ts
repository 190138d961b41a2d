import type { CriteriaRule, Mark, RoundCriteria } from '../../types.ts'

/** What a person said of the answers to the questions. A question that is not named carries the mark `none`. */
export type Marks = Readonly<Record<string, Mark>>

/**
 * What happened to the request besides its answers. Nobody marks it: it is known from the mail and the clock.
 * `nothing`: nothing came by the due date, nor after the chasing that followed.
 */
export type RequestFacts = {
  readonly delivered: boolean
  readonly silence: 'nothing' | 'acknowledged-only' | 'clarified-then-silence' | null
}

export type StatusReason =
  /** The letter came back, or never left: the trust has not been asked. */
  | { readonly reason: 'not-delivered' }
  | { readonly reason: 'silence'; readonly silence: NonNullable<RequestFacts['silence']> }
  /** A person has put the request aside: it is left out of this round. */
  | { readonly reason: 'put-aside' }
  /** A mark that the rule asks for, and that the answer carries. */
  | { readonly reason: 'mark'; readonly question: string; readonly mark: Mark }
  /** The rule asks for nothing: it stands for everything that no earlier rule fits. */
  | { readonly reason: 'otherwise' }
  /** No rule fits. */
  | { readonly reason: 'no-rule' }

export type StatusDecision = {
  readonly status: CriteriaRule['status']
  /** The id of the rule that decided; it is one of the published criteria's where the round follows those. */
  readonly rule: string
  /** Its place among the round's rules, from 0; null for what is decided before them or by none of them. */
  readonly position: number | null
  readonly reasons: readonly StatusReason[]
}

const answered: RequestFacts = { delivered: true, silence: null }

const ruleOfSilence = {
  nothing: 'no-answer-by-due-date',
  'acknowledged-only': 'acknowledged-only',
  'clarified-then-silence': 'clarified-then-silence',
} as const

/**
 * The status that follows from the marks, by the first rule that fits. A letter that was not delivered makes `not-asked`, and silence
 * makes `no-response`, as long as no answer carries a mark: whoever answers by another way has been asked. These two are no matter of a
 * round's criteria: a bounced letter is never "no response". What no rule fits is `no-response`.
 */
export function decideStatus(criteria: RoundCriteria, marks: Marks, facts: RequestFacts = answered): StatusDecision {
  const isUnanswered = Object.values(marks).every(mark => mark === 'none')
  if (isUnanswered && !facts.delivered) {
    return { status: 'not-asked', rule: 'not-delivered', position: null, reasons: [{ reason: 'not-delivered' }] }
  }
  if (isUnanswered && facts.silence !== null) {
    const { silence } = facts
    return { status: 'no-response', rule: ruleOfSilence[silence], position: null, reasons: [{ reason: 'silence', silence }] }
  }
  const position = criteria.rules.findIndex(rule => fits(rule, marks))
  const rule = criteria.rules[position]
  if (!rule) return { status: 'no-response', rule: 'no-usable-answer', position: null, reasons: [{ reason: 'no-rule' }] }
  return { status: rule.status, rule: rule.id, position, reasons: reasonsOf(rule, marks) }
}

/** The mark that the answer to a question carries. */
export const markOf = (marks: Marks, question: string): Mark =>
  (Object.hasOwn(marks, question) ? marks[question] : undefined) ?? 'none'

const fits = (rule: CriteriaRule, marks: Marks): boolean =>
  rule.conditions.every(condition => condition.marks.includes(markOf(marks, condition.question)))

const reasonsOf = (rule: CriteriaRule, marks: Marks): StatusReason[] =>
  rule.conditions.length === 0
    ? [{ reason: 'otherwise' }]
    : rule.conditions.map(({ question }) => ({ reason: 'mark', question, mark: markOf(marks, question) }))
