import type { Statement } from '../statement.ts'

/** How many people can be in `target`, given the statements? */
export type Question = { readonly statements: readonly Statement[]; readonly target: readonly string[] }

/**
 * The same question with fewer unknowns: groups that always stand together, in every statement and in the target, are one. Whole numbers from 0 up add
 * up to any whole number from 0 up, so the answer is the same; and the thirty years of a pooled row become one question instead of thirty.
 */
export function withFewerGroups({ statements, target }: Question): Question {
  const all = [...statements.map(({ groups }) => groups), target]
  const places = new Map<string, number[]>()
  for (const [index, groups] of all.entries()) {
    for (const group of groups) {
      const known = places.get(group)
      if (known) known.push(index)
      else places.set(group, [index])
    }
  }
  const nameOf = new Map([...places].map(([group, at]) => [group, at.join()]))
  const merged = (groups: readonly string[]): string[] => [...new Set(groups.map(group => nameOf.get(group) ?? group))]
  return {
    statements: statements.map(({ groups, low, high }) => ({ groups: merged(groups), low, high })),
    target: merged(target),
  }
}
