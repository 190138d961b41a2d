import { type ConsoleTodo, type Ctx, dayInUk, type Services } from '../../foundation/index.ts'
import { contentPath, entryAt, kindAt } from './console/entry-links.ts'
import { type Standing, standingOf } from './console/standing.ts'
import { entriesForStaff } from './entry-store.ts'

/** How every entry stands whose kind this version knows. */
export async function allStanding({
  db,
  clock,
  entryKinds = [],
}: Pick<Services, 'db' | 'clock' | 'entryKinds'>): Promise<Standing[]> {
  const today = dayInUk(clock())
  return (await entriesForStaff(db)).flatMap(entry => {
    const kind = entryKinds.find(({ name }) => name === entry.kind)
    return kind ? [standingOf(kind, entry, today)] : []
  })
}

/** On the first page of the console: what was not published at its hour, what is to be looked at again, what an upgrade brings. */
export async function entryTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { t, services } = c.var
  const all = await allStanding(services)
  const todo = (
    what: 'failed' | 'overdue' | 'offers',
    weight: ConsoleTodo['weight'],
    those: readonly Standing[],
  ): ConsoleTodo[] =>
    those.length === 0
      ? []
      : [
          {
            weight,
            title: t(`entries.todo.${what}.title`, { count: those.length }),
            text: t(`entries.todo.${what}.text`),
            link: linkTo(those, what),
          },
        ]
  return [
    ...todo(
      'failed',
      'urgent',
      all.filter(({ entry }) => entry.draft?.failedAt),
    ),
    ...todo(
      'overdue',
      'soon',
      all.filter(({ isOverdue }) => isOverdue),
    ),
    ...todo(
      'offers',
      'soon',
      all.filter(({ isOffered }) => isOffered),
    ),
  ]
}

/** To the one that it is about, or to the list of them where they are of one kind. */
function linkTo(those: readonly Standing[], what: 'failed' | 'overdue' | 'offers'): string {
  const [first] = those
  if (first && those.length === 1) return entryAt.link(first.entry)
  const kinds = new Set(those.map(({ entry }) => entry.kind))
  if (!first || kinds.size > 1) return contentPath
  return `${kindAt.link(first.entry.kind)}?show=${what === 'failed' ? 'drafts' : what}`
}
