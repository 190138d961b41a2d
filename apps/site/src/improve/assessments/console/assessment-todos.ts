import { mayDo, principalOf } from '../../../accounts/index.ts'
import type { ConsoleTodos } from '../../../foundation/index.ts'
import { countAssessments } from '../assessment-store.ts'
import { deskPath } from '../links.ts'

/** A unit has sent what it says about itself. */
export const assessmentTodos: ConsoleTodos = async c => {
  const { db, t } = c.var
  if (mayDo(principalOf(c), 'assessment.decide') !== 'yes') return []
  const count = await countAssessments(db, 'sent')
  if (count === 0) return []
  return [
    {
      weight: 'today',
      title: t('assessments.console.todo.title', { count }),
      text: t('assessments.console.todo.text'),
      link: deskPath,
    },
  ]
}
