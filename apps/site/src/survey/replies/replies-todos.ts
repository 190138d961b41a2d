import { mayDo, principalOf } from '../../accounts/index.ts'
import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { nameOfRound } from '../round-here.ts'
import { allRounds } from '../rounds/round-store.ts'
import { repliesLink } from './links.ts'
import { unreadReplies } from './unread-replies.ts'

/** Replies that nobody has dealt with: each keeps its trust from being published. */
export async function repliesTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { db, t, locale } = c.var
  if (mayDo(principalOf(c), 'reply.see') !== 'yes') return []
  const todos: ConsoleTodo[] = []
  for (const round of await allRounds(db)) {
    if (round.state !== 'open') continue
    const { size } = await unreadReplies(db, round.id)
    if (size === 0) continue
    todos.push({
      weight: 'today',
      title: t('replies.console.todo.title', { count: size }),
      text: t('replies.console.todo.text', { round: nameOfRound(round, locale) }),
      link: repliesLink(round.id),
    })
  }
  return todos
}
