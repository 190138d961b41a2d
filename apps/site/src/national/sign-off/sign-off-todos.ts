import { mayDo, principalOf } from '../../accounts/index.ts'
import type { ConsoleTodos, Ctx } from '../../foundation/index.ts'
import { withheldOffers } from '../../releases/index.ts'
import { trustNameIn } from '../hospital/trusts-acting-for.ts'
import { countWaiting, submissionBySha } from '../submissions/submission-store.ts'
import { submissionDeskAt, submissionsDeskPath } from './sign-off-links.ts'

/** Counts that nobody has decided on yet, and each that keeps the next release from being published. */
export const signOffTodos: ConsoleTodos = async c => {
  const { t, db } = c.var
  if (mayDo(principalOf(c), 'submission.sign-off') !== 'yes') return []
  const blocking = await blockingTodos(c)
  const count = await countWaiting(db)
  if (count === 0) return blocking
  return [
    ...blocking,
    {
      weight: 'today',
      title: t('sign-off.todo.title', { count }),
      text: t('sign-off.todo.text'),
      link: submissionsDeskPath,
    },
  ]
}

/** What was withheld from a release and still stands signed off would come back with the next one, which is therefore refused. */
async function blockingTodos(c: Ctx): ReturnType<ConsoleTodos> {
  const { t, db, locale } = c.var
  const todos = []
  for (const { trust, evidence } of await withheldOffers(db)) {
    const submission = await submissionBySha(db, evidence.sha256)
    const values = { trust: await trustNameIn(db, trust, locale), asAt: t.day(evidence.asAt) }
    todos.push({
      weight: 'today' as const,
      title: t('sign-off.todo.withheld.title', values),
      text: t('sign-off.todo.withheld.text', values),
      link: submission ? submissionDeskAt.link(submission.id) : submissionsDeskPath,
    })
  }
  return todos
}
