import type { CriteriaRule, Mark, Question } from '../../types.ts'
import type { Marks } from './decide-status.ts'
import { marksOfType } from './marks-of-type.ts'

type Open = { readonly conditions: ReadonlyMap<string, ReadonlySet<Mark>> }

/**
 * A combination of marks that no rule fits, or null when every combination leads to a status. Questions on which nothing hangs are left
 * out. Marks that the same rules allow are looked at once, so that the work grows with the rules and not with all combinations.
 */
export function findGap(rules: readonly CriteriaRule[], questions: readonly Question[]): Marks | null {
  const open = rules.map(({ conditions }) => ({
    conditions: new Map(conditions.map(({ question, marks }) => [question, new Set(marks)])),
  }))
  return gapIn(open, questions)
}

function gapIn(rules: readonly Open[], questions: readonly Question[]): Marks | null {
  if (rules.some(({ conditions }) => conditions.size === 0)) return null
  const question = questions.find(({ id }) => rules.some(({ conditions }) => conditions.has(id)))
  // What is left asks for questions that do not exist: it fits nothing.
  if (!question) return {}
  const rest = questions.filter(({ id }) => id !== question.id)
  const seen = new Set<string>()
  for (const mark of marksOfType(question.type)) {
    const allowed = rules.map(({ conditions }) => conditions.get(question.id)?.has(mark) ?? true)
    const key = allowed.join()
    if (seen.has(key)) continue
    seen.add(key)
    const left = rules.filter((_, index) => allowed[index]).map(rule => without(rule, question.id))
    const gap = gapIn(left, rest)
    if (gap) return { [question.id]: mark, ...gap }
  }
  return null
}

const without = ({ conditions }: Open, question: string): Open => ({
  conditions: new Map([...conditions].filter(([id]) => id !== question)),
})
