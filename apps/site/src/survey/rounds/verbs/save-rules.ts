import type { WriteDb } from '../../../foundation/index.ts'
import type { CriteriaRule, RoundCriteria } from '../../types.ts'
import { sayTheSameRules, versionFor } from '../criteria/criteria-version.ts'
import { changeDraft, type DraftInput, type DraftOutcome } from './change-draft.ts'
import { moveTo } from './move-to.ts'

export type RulesChange =
  | { readonly what: 'add'; readonly rule: CriteriaRule }
  | { readonly what: 'change'; readonly position: number; readonly rule: CriteriaRule }
  | { readonly what: 'move'; readonly position: number; readonly to: number }
  | { readonly what: 'remove'; readonly position: number }
  /** Back to the published rules that a new round begins with. */
  | { readonly what: 'reset' }

type SaveRules = DraftInput & { readonly change: RulesChange; readonly published: RoundCriteria }

/**
 * Changes the rules of a round, and with them their version: the published one while they are unchanged, else the round's own. A place
 * says which rule is meant only together with the version, so that somebody else's change is a conflict and never another rule's change.
 */
export const saveRules = (db: WriteDb, input: SaveRules): Promise<DraftOutcome> =>
  changeDraft(db, input, ({ round }) => {
    const { criteria } = round
    const rules = changed(criteria.rules, input.change, input.published)
    if (rules === null) return null
    if (sayTheSameRules(rules, criteria.rules)) return null
    const next = { version: versionFor(round.id, rules, input.published), rules }
    return { before: { criteria }, after: { criteria: next }, round: { criteria: next } }
  })

function changed(rules: readonly CriteriaRule[], change: RulesChange, published: RoundCriteria): readonly CriteriaRule[] | null {
  switch (change.what) {
    case 'add':
      return rules.some(rule => sayTheSameRules([rule], [change.rule])) ? null : beforeLast(rules, change.rule)
    case 'change':
      return rules[change.position] ? withRule(rules, change.position, change.rule) : null
    case 'move':
      return moveTo(rules, change.position, change.to)
    case 'remove':
      return rules[change.position] ? rules.filter((_, index) => index !== change.position) : null
    case 'reset':
      return published.rules
  }
}

/** Rules of one name stand for one outcome: what is said of one is said of all. */
const withRule = (rules: readonly CriteriaRule[], position: number, changed: CriteriaRule): CriteriaRule[] =>
  rules.map((rule, index) => {
    if (index === position) return changed
    return rule.id === changed.id ? { ...rule, status: changed.status, when: changed.when } : rule
  })

/** A rule that is added stands before the one for everything else, which would hide it. */
function beforeLast(rules: readonly CriteriaRule[], rule: CriteriaRule): CriteriaRule[] {
  const last = rules.at(-1)
  return last && last.conditions.length === 0 ? [...rules.slice(0, -1), rule, last] : [...rules, rule]
}
