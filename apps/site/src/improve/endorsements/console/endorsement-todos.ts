import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { countNamed } from '../endorsement-lists.ts'
import { deskPath } from '../links.ts'

/** Somebody agreed to be named, and waits for it. */
export const endorsementTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'endorsement.decide') !== 'yes') return []
  const count = await countNamed(db, 'waiting')
  if (count === 0) return []
  return [
    {
      weight: 'soon',
      title: t('endorsements.console.todo.title', { count }),
      text: t('endorsements.console.todo.text'),
      link: deskPath,
    },
  ]
}
