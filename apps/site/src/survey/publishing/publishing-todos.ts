import type { ConsoleTodo, Ctx } from '../../foundation/index.ts'
import { nameOfRound } from '../round-here.ts'
import { roundById } from '../rounds/round-store.ts'
import { momentInUk } from '../sending/uk-time.ts'
import { publishLink } from './links.ts'
import { publicationsToWatch } from './publication-store.ts'

/** On the first page of the console: what is planned to be published, and what was planned and did not happen. */
export async function publishingTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { db, t, locale, services } = c.var
  const todos: ConsoleTodo[] = []
  for (const publication of await publicationsToWatch(db)) {
    const round = await roundById(db, publication.round)
    if (!round) continue
    const name = nameOfRound(round, locale)
    const isStopped = publication.state === 'stopped'
    const moment = momentInUk(t, publication.publishAt, services.clock())
    todos.push({
      weight: isStopped ? 'urgent' : 'soon',
      title: t(isStopped ? 'publishing.todo.stopped' : 'publishing.todo.planned', { round: name, moment }),
      text: isStopped
        ? t(`publishing.stopped.${publication.stoppedBecause}`, { title: publication.title, who: publication.askedBy })
        : t('publishing.plan.stops'),
      link: publishLink(round.id),
    })
  }
  return todos
}
