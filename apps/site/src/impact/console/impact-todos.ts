import { mayDo, principalOf } from '../../accounts/index.ts'
import { type ConsoleTodos, dayInUk, sayFigureDate } from '../../foundation/index.ts'
import { enterAt } from '../pages/impact-links.ts'
import { listEntered } from './what-is-entered.ts'

/** A measure of which nobody has entered anything for long: somebody should look whether there is something newer. */
export const impactTodos: ConsoleTodos = async c => {
  const { db, t, services, locale } = c.var
  if (mayDo(principalOf(c), 'measure.enter') !== 'yes') return []
  const listed = await listEntered(db, { root: services.root, today: dayInUk(services.clock()) })
  return listed
    .filter(({ isDue }) => isDue)
    .map(({ of, newest }) => ({
      weight: 'soon',
      title: t('impact.console.todos.title', { name: of.title[locale] }),
      text: newest ? t('impact.console.todos.old', { day: sayFigureDate(t, newest.date) }) : t('impact.console.todos.none'),
      link: enterAt.link(of.key),
    }))
}
