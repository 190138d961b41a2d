import { mayDo, principalOf } from '../../accounts/index.ts'
import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { countClosedFiles } from './attachment-store.ts'
import { filesPath } from './links.ts'

/** On the first page of the console: files that wait for somebody to say whether they may be opened. */
export async function fileTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  if (mayDo(principalOf(c), 'file.see') !== 'yes') return []
  const count = await countClosedFiles(c.var.db)
  if (count === 0) return []
  const { t } = c.var
  return [{ weight: 'today', title: t('attachments.todo.title', { count }), text: t('attachments.todo.text'), link: filesPath }]
}
