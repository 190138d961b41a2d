import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { heldMailLink } from './links.ts'
import { countHeld } from './mail-in-store.ts'

/** On the first page of the console: mail that waits for somebody to say where it belongs. */
export async function mailInTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const count = await countHeld(c.var.db)
  if (count === 0) return []
  const { t } = c.var
  return [{ weight: 'today', title: t('mail-in.todo.title', { count }), text: t('mail-in.todo.text'), link: heldMailLink() }]
}
