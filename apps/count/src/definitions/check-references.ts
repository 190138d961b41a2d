import type { CodeList, Condition, Defeater, Fact, Rule } from './rule-language.ts'

type Referring = {
  rules: readonly Rule[]
  facts: readonly Fact[]
  codeLists: readonly CodeList[]
  defeaters: { defeaters: readonly Defeater[] }
  pathways: { explicit: readonly { rule: string }[]; diagnosisFact: string; knownFact: string; stagedM0Fact: string }
}
type Fault = { name: string; reason: string }

/** Finds the first thing that a definition names and that is not there, and conditions that could take evidence away. */
export function checkReferences(definitions: Referring): Fault | undefined {
  const { rules, facts, codeLists, defeaters, pathways } = definitions
  const known = {
    list: new Set(codeLists.map(({ id }) => id)),
    fact: new Set(facts.map(({ id }) => id)),
    rule: new Set(rules.map(({ id }) => id)),
    defeater: new Set(defeaters.defeaters.map(({ id }) => id)),
  }
  const missing = (kind: keyof typeof known, ids: readonly string[], name: string): Fault[] =>
    ids.filter(id => !known[kind].has(id)).map(id => ({ name, reason: `there is no ${kind} “${id}”` }))
  const within = (condition: Condition, name: string): Fault[] => [
    ...missing('list', listsOf(condition), name),
    ...missing('fact', factsOf(condition), name),
    ...(negates(condition, false) ? [{ name, reason: '“person” stands below “not”; take evidence away with a defeater' }] : []),
  ]
  const faults = [
    ...twice(codeLists.map(({ id }) => id)),
    ...twice(rules.map(({ id }) => id)),
    ...rules.flatMap(({ id, grounds }) =>
      grounds.flatMap(ground => [
        ...within(ground.when, id),
        ...missing('defeater', ground.defeaters, id),
        ...missing('rule', ground.corroborated?.rules ?? [], id),
      ]),
    ),
    ...facts.flatMap(({ id, when }) => [
      ...within(when, id),
      ...factsOf(when).map(() => ({ name: id, reason: 'a fact may not ask for another' })),
    ]),
    ...defeaters.defeaters.flatMap(({ id, fact }) => missing('fact', [fact], id)),
    ...missing(
      'rule',
      pathways.explicit.map(({ rule }) => rule),
      'pathways',
    ),
    ...missing('fact', [pathways.diagnosisFact, pathways.knownFact, pathways.stagedM0Fact], 'pathways'),
  ]
  return faults[0]
}

const twice = (ids: readonly string[]): Fault[] =>
  ids.filter((id, at) => ids.indexOf(id) !== at).map(id => ({ name: id, reason: 'it is there twice' }))

/** The conditions of which another one is made. */
export const below = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}
const listsOf = (condition: Condition): string[] =>
  'code' in condition ? [condition.code.list] : below(condition).flatMap(listsOf)
const factsOf = (condition: Condition): string[] =>
  'person' in condition ? [condition.person.has] : below(condition).flatMap(factsOf)
const negates = (condition: Condition, isBelowNot: boolean): boolean =>
  ('person' in condition && isBelowNot) || below(condition).some(each => negates(each, isBelowNot || 'not' in condition))

/** The lists by which a condition counts something in, not out. */
export const listsCountedBy = (condition: Condition): string[] => {
  if ('code' in condition) return [condition.code.list]
  return 'not' in condition ? [] : below(condition).flatMap(listsCountedBy)
}
