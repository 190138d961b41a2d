import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { countKeys } from '../key-store.ts'
import { keyDeskPath } from '../links.ts'

/** A hospital has sent a key, and waits for a telephone call. */
export const keyTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'signing-key.confirm') !== 'yes') return []
  const count = await countKeys(db, 'waiting')
  if (count === 0) return []
  return [
    {
      weight: 'today',
      title: t('signing-keys.desk.todo.title', { count }),
      text: t('signing-keys.desk.todo.text'),
      link: keyDeskPath,
    },
  ]
}
