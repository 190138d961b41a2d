import { z } from 'zod'
import type { Locale } from '../../foundation/index.ts'
import { type StatusCode, statusCodes } from '../types.ts'

const words = z.object({ en: z.string().min(1), cy: z.string().min(1) })

const ruleSchema = z.object({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  status: z.enum([...statusCodes, 'excluded']),
  byDefault: z.boolean().default(false),
  when: words,
})

/** One version of the rules that turn what happened into a status. Data in content/criteria, never code. */
export const criteriaSchema = z
  .object({
    // `2027-1`, from content/criteria; `2027-1-round`, the rules that a round has changed for itself.
    version: z.string().regex(/^20\d{2}-\d{1,3}(-round)?$/),
    publishedOn: z.iso.date(),
    question: words,
    introduction: words,
    rules: z.array(ruleSchema).min(1),
  })
  .superRefine(({ rules }, context) => {
    const ids = rules.map(rule => rule.id)
    const repeated = ids.find((id, at) => ids.indexOf(id) !== at)
    if (repeated) context.addIssue({ code: 'custom', message: `two rules are called "${repeated}"` })
    for (const status of [...statusCodes, 'excluded']) {
      const defaults = rules.filter(rule => rule.status === status && rule.byDefault).length
      if (defaults !== 1)
        context.addIssue({ code: 'custom', message: `"${status}" needs exactly one rule byDefault, not ${defaults}` })
    }
  })

export type Criteria = z.infer<typeof criteriaSchema>
export type CriteriaRule = Criteria['rules'][number]
/** A status that can be handed in: the five, or `excluded`, which is none and stands outside every denominator. */
export type ResultStatus = StatusCode | 'excluded'

/** The rule with this id, or null where this version has none. */
export const ruleById = (criteria: Criteria, id: string): CriteriaRule | null =>
  criteria.rules.find(rule => rule.id === id) ?? null

/** The status that follows from an outcome, or null where this version knows no such outcome. */
export const statusForOutcome = (criteria: Criteria, outcome: string): ResultStatus | null =>
  ruleById(criteria, outcome)?.status ?? null

/** The rule that is recorded for a status that was handed in without its outcome. */
export function defaultRule(criteria: Criteria, status: ResultStatus): CriteriaRule {
  const rule = criteria.rules.find(candidate => candidate.status === status && candidate.byDefault)
  if (!rule) throw new Error(`Criteria ${criteria.version} have no default rule for "${status}"`)
  return rule
}

export type CriteriaInWords = {
  readonly version: string
  readonly publishedOn: string
  readonly question: string
  readonly introduction: string
  readonly groups: readonly { readonly status: ResultStatus; readonly rules: readonly { id: string; when: string }[] }[]
}

/** The criteria in a language, rules grouped by the status that they lead to, in the order in which statuses are always listed. */
export function criteriaInWords(criteria: Criteria, locale: Locale): CriteriaInWords {
  return {
    version: criteria.version,
    publishedOn: criteria.publishedOn,
    question: criteria.question[locale],
    introduction: criteria.introduction[locale],
    groups: ([...statusCodes, 'excluded'] as const).map(status => ({
      status,
      rules: criteria.rules.filter(rule => rule.status === status).map(({ id, when }) => ({ id, when: when[locale] })),
    })),
  }
}
