import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { professionalsPath } from '../links.ts'
import { countProfessionals } from '../professional-store.ts'

/** Somebody has confirmed an address of which nobody knows whether it is one at work. */
export const professionalTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'professional.decide') !== 'yes') return []
  const count = await countProfessionals(db, 'review')
  if (count === 0) return []
  return [
    {
      weight: 'today',
      title: t('professionals.console.todo.title', { count }),
      text: t('professionals.console.todo.text'),
      link: professionalsPath,
    },
  ]
}
