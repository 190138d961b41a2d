import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { countRefused } from './drop-folder.ts'
import { heldMailLink, takeInLink } from './links.ts'
import { countHeld } from './mail-in-store.ts'

/** On the first page of the console: mail that waits for somebody to say where it belongs, and files that were no mail. */
export async function mailInTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, db, services } = c.var
  const [held, refused] = [await countHeld(db), await countRefused(services.dataFolder)]
  const heldTodo: ConsoleTodo = {
    weight: 'today',
    title: t('mail-in.todo.title', { count: held }),
    text: t('mail-in.todo.text'),
    link: heldMailLink(),
  }
  const refusedTodo: ConsoleTodo = {
    weight: 'soon',
    title: t('mail-in.refusedTodo.title', { count: refused }),
    text: t('mail-in.refusedTodo.text'),
    link: takeInLink(),
  }
  return [...(held > 0 ? [heldTodo] : []), ...(refused > 0 ? [refusedTodo] : [])]
}
