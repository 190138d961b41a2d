import { type Marks, markOf, type StatusDecision } from '../rounds/criteria/decide-status.ts'
import type { CriteriaRule, Mark, RoundCriteria } from '../types.ts'

/** A rule that was asked before the one that decided, and the first of its conditions that did not hold. */
export type PassedOver = {
  /** Its place among the rules, from 0. */
  readonly position: number
  readonly status: CriteriaRule['status']
  readonly question: string
  readonly mark: Mark
  readonly wanted: readonly Mark[]
}

/**
 * Why the rules above the one that decided did not: for each, the first question that is marked otherwise than it asks. Empty where the
 * status was decided before any rule was asked.
 */
export function rulesPassedOver(
  { rules }: RoundCriteria,
  marks: Marks,
  { position, reasons }: Pick<StatusDecision, 'position' | 'reasons'>,
): PassedOver[] {
  const decidedBefore = position === null && !reasons.some(({ reason }) => reason === 'no-rule')
  if (decidedBefore) return []
  return rules.slice(0, position ?? rules.length).flatMap((rule, at) => {
    const unmet = rule.conditions.find(({ question, marks: wanted }) => !wanted.includes(markOf(marks, question)))
    return unmet
      ? [
          {
            position: at,
            status: rule.status,
            question: unmet.question,
            mark: markOf(marks, unmet.question),
            wanted: unmet.marks,
          },
        ]
      : []
  })
}
