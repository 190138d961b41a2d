import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { signsPath } from '../sign-links.ts'
import { countPhotos } from '../wall/photo-store.ts'

/** Somebody waits to see themselves on the wall. */
export const signTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'sign-photo.approve') !== 'yes') return []
  const count = await countPhotos(db, 'waiting')
  if (count === 0) return []
  return [{ weight: 'today', title: t('sign.console.todo.title', { count }), text: t('sign.console.todo.text'), link: signsPath }]
}
