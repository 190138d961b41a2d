import { rangeInTree } from '../nested.ts'
import type { Statement } from '../statement.ts'

/** Whether there may be nobody in `target`, as far as that can be told without searching; where it cannot, false. */
export function mayBeNobody(statements: readonly Statement[], target: readonly string[]): boolean {
  const others = statements.map(each => ({ ...each, groups: each.groups.filter(group => !target.includes(group)) }))
  const range = rangeInTree(others, [])
  return range !== null && range !== 'impossible'
}
