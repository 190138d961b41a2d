import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodo, Ctx } from '../../../foundation/index.ts'
import { type ConcernKind, helpKinds } from '../concern.ts'
import { flagsPath } from './flag-links.ts'
import { countOpenFlags } from './flag-store.ts'

const pressing: readonly ConcernKind[] = [...helpKinds, 'threat']

/** On the first page of the console: words that speak of danger first, then what else waits. Only for those who may read them. */
export async function flagTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, db } = c.var
  if (mayDo(principalOf(c), 'flag.see') !== 'yes') return []
  const counts = await countOpenFlags(db)
  const sum = (isWanted: (kind: ConcernKind) => boolean): number =>
    [...counts].filter(([kind]) => isWanted(kind)).reduce((total, [, count]) => total + count, 0)
  const [urgent, others] = [sum(kind => pressing.includes(kind)), sum(kind => !pressing.includes(kind))]
  const todo = (weight: 'urgent' | 'today', count: number): ConsoleTodo => ({
    weight,
    title: t(`guard.todo.${weight}.title`, { count }),
    text: t(`guard.todo.${weight}.text`),
    link: flagsPath,
  })
  return [...(urgent > 0 ? [todo('urgent', urgent)] : []), ...(others > 0 ? [todo('today', others)] : [])]
}
