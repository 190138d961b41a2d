import { mayDo, principalOf } from '../../accounts/index.ts'
import type { ConsoleTodos } from '../../foundation/index.ts'
import { countWaiting } from '../submissions/submission-store.ts'
import { submissionsDeskPath } from './sign-off-links.ts'

/** Counts that nobody has decided on yet. */
export const signOffTodos: ConsoleTodos = async c => {
  const { t, db } = c.var
  if (mayDo(principalOf(c), 'submission.sign-off') !== 'yes') return []
  const count = await countWaiting(db)
  if (count === 0) return []
  return [
    {
      weight: 'today',
      title: t('sign-off.todo.title', { count }),
      text: t('sign-off.todo.text'),
      link: submissionsDeskPath,
    },
  ]
}
