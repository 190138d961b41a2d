import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { nameOfRound } from '../round-here.ts'
import { allRounds } from '../rounds/round-store.ts'
import { markingLink } from './links.ts'
import { loadQueue } from './load-queue.ts'
import type { QueueStep } from './queue.ts'

/** What is not in the list of requests to mark, which the worklist counts. */
const told = {
  settle: 'today',
  changed: 'today',
  begun: 'soon',
  'to-check': 'soon',
  reason: 'soon',
} as const satisfies Partial<Record<QueueStep, ConsoleTodo['weight']>>

/** On the first page of the console: what this person can mark, check or settle. Of blind marks it tells nothing. */
export async function markingTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { db, t, locale } = c.var
  const todos: ConsoleTodo[] = []
  for (const round of await allRounds(db)) {
    if (round.state !== 'open' && round.state !== 'sending') continue
    const { items } = await loadQueue(c, round)
    for (const step of Object.keys(told) as (keyof typeof told)[]) {
      const count = items.filter(item => item.step === step).length
      if (count === 0) continue
      todos.push({
        weight: told[step],
        title: t(`marking.todos.${step}.title`, { count }),
        text: t(`marking.todos.${step}.text`, { round: nameOfRound(round, locale) }),
        link: `${markingLink(round.id)}#${step}`,
      })
    }
  }
  return todos
}
