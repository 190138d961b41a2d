import { mayDo } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { countLetters } from '../letter-store.ts'
import { lettersPath } from './links.ts'

/** Letters that wait for somebody to read them: their writers wait too. */
export const lettersTodos: ConsoleTodos = async c => {
  const { t, db, principal } = c.var
  if (principal === null || mayDo(principal, 'letter.read') !== 'yes') return []
  const held = (await countLetters(db)).get('held') ?? 0
  if (held === 0) return []
  return [
    {
      weight: 'today',
      title: t('act-letters.console.todo.title', { count: held }),
      text: t('act-letters.console.todo.text'),
      link: lettersPath,
    },
  ]
}
