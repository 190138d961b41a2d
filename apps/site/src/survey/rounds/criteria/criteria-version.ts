import type { CriteriaRule, RoundCriteria, RoundId } from '../../types.ts'

/**
 * The version that a round's rules carry: that of the published criteria as long as they are unchanged, else the round's own. Round 2027-1
 * has version 2027-1-round, and no file of content/criteria may be called so: it can never be taken for one of the published criteria.
 */
export const versionFor = (round: RoundId, rules: readonly CriteriaRule[], published: RoundCriteria): string =>
  sayTheSameRules(rules, published.rules) ? published.version : ownVersion(round)

export const ownVersion = (round: RoundId): string => `${round}-round`

/** Whether two lists of rules decide the same in the same words. The order of conditions and of marks means nothing. */
export const sayTheSameRules = (one: readonly CriteriaRule[], other: readonly CriteriaRule[]): boolean =>
  JSON.stringify(one.map(inOrder)) === JSON.stringify(other.map(inOrder))

const inOrder = ({ id, status, when, conditions }: CriteriaRule) => [
  id,
  status,
  when.en,
  when.cy,
  conditions.map(({ question, marks }) => [question, [...marks].sort()]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
]
