import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { countStories } from '../store/list-stories.ts'
import { consolePath } from '../story-links.ts'

/** Somebody waits to be read. */
export const storiesTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'story.edit') !== 'yes') return []
  const count = await countStories(db, 'waiting')
  if (count === 0) return []
  return [
    {
      weight: 'today',
      title: t('stories.console.todo.title', { count }),
      text: t('stories.console.todo.text'),
      link: consolePath,
    },
  ]
}
