import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodo, ConsoleTodos } from '../../../foundation/index.ts'
import { deskPath, deskSurveyAt } from '../pledge-links.ts'
import { countWaiting } from '../store/change-store.ts'
import { waitingComments } from '../store/comment-store.ts'

/** What of the pledges waits for staff: changes of hospitals, and words that nobody has read. */
export const pledgeTodos: ConsoleTodos = async c => {
  const { t, db } = c.var
  const todos: ConsoleTodo[] = []
  const waiting = mayDo(principalOf(c), 'pledge.approve') === 'yes' ? await countWaiting(db) : 0
  if (waiting > 0)
    todos.push({
      weight: 'today',
      title: t('pledges.todos.changes.title', { count: waiting }),
      text: t('pledges.todos.changes.text'),
      link: deskPath,
    })
  if (mayDo(principalOf(c), 'pledge.review-comment') !== 'yes') return todos
  const comments = await waitingComments(db)
  const [first] = comments
  if (first)
    todos.push({
      weight: 'today',
      title: t('pledges.todos.comments.title', { count: comments.reduce((sum, { count }) => sum + count, 0) }),
      text: t('pledges.todos.comments.text'),
      link: deskSurveyAt.link(first.surveyId),
    })
  return todos
}
