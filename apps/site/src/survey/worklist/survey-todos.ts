import { sql } from 'kysely'
import { principalOf } from '../../accounts/index.ts'
import { type ConsoleTodo, type Ctx, dayInUk, type ReadDb, rows } from '../../foundation/index.ts'
import { nameOfRound } from '../round-here.ts'
import { allRounds } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Round, RoundId } from '../types.ts'
import { listLinkBy, overviewLink } from './links.ts'
import { readListQuery } from './list-query.ts'
import { conditionOf, type Looking } from './list-sql.ts'
import { countRequests } from './list-store.ts'
import { daysFrom } from './say-request.ts'

/** What there is to do in a round that is under way: how soon, and which list holds it. `TODAY` stands for the day. */
export const roundTodos = {
  uncertain: { weight: 'urgent', search: 'delivery=uncertain' },
  bounced: { weight: 'urgent', search: 'delivery=bounced&delivery=failed' },
  read: { weight: 'today', search: 'work=to-read' },
  write: { weight: 'today', search: 'work=to-write' },
  'by-hand': { weight: 'today', search: 'delivery=by-hand&clock=not-started' },
  chase: { weight: 'today', search: 'clock=overdue&chased=no&work=waiting&work=to-write&work=to-mark&work=done' },
  review: { weight: 'today', search: 'step=ask-review&ripe=TODAY' },
  'late-review': { weight: 'today', search: 'clock=review-overdue' },
  extension: { weight: 'soon', search: 'clock=extended&due=week' },
  mark: { weight: 'soon', search: 'work=to-mark' },
} as const satisfies Record<string, Pick<ConsoleTodo, 'weight'> & { search: string }>
export type RoundTodo = keyof typeof roundTodos

/** Overdue and not reminded, but with mail to read: no reminder before somebody has seen whether that is the answer. */
export const lateUnreadSearch = 'clock=overdue&chased=no&work=to-read'

const names = Object.keys(roundTodos) as RoundTodo[]
/** The words of the address of its list. */
export const searchOf = (name: RoundTodo, today: string): string => roundTodos[name].search.replace('TODAY', today)

/** How many requests each of them concerns, by one question to the database. */
export async function countTodos(db: ReadDb, round: RoundId, looking: Looking): Promise<ReadonlyMap<RoundTodo, number>> {
  const counts = names.map(
    name =>
      sql`count(*) filter (where ${conditionOf(readListQuery(searchOf(name, looking.today)), looking)}) as ${sql.ref(name)}`,
  )
  const { rows: found } = await sql<Record<string, number>>`
    select ${sql.join(counts)} from request r where r.round_id = ${round}`.execute(rows<SurveyTables>(db))
  return new Map(names.map(name => [name, found[0]?.[name] ?? 0]))
}

/** On the first page of the console: what the rounds need from somebody, each with its list. */
export async function surveyTodos(c: Ctx): Promise<readonly ConsoleTodo[]> {
  const { db, services, t, locale } = c.var
  const looking = { me: principalOf(c).id, today: dayInUk(services.clock()) }
  const todos: ConsoleTodo[] = []
  for (const round of await allRounds(db)) {
    const name = nameOfRound(round, locale)
    if (round.state === 'draft') todos.push(...draftTodo(c, round, looking.today))
    if (round.state !== 'open' && round.state !== 'sending') continue
    for (const [what, count] of await countTodos(db, round.id, looking)) {
      if (count === 0) continue
      todos.push({
        weight: roundTodos[what].weight,
        title: t(`worklist.todo.${what}.title`, { count }),
        text: [t(`worklist.todo.${what}.text`, { round: name }), what === 'chase' ? await sayUnread(c, round, looking) : '']
          .join(' ')
          .trim(),
        link: listLinkBy(round.id, searchOf(what, looking.today)),
      })
    }
  }
  return todos
}

async function sayUnread({ var: { db, t } }: Ctx, { id }: Round, looking: Looking): Promise<string> {
  const { shown } = await countRequests(db, { round: id, query: readListQuery(lateUnreadSearch), ...looking })
  return shown === 0 ? '' : t('worklist.todo.chase.unread', { count: shown })
}

/** A round whose day has come, or comes within a week, waits to be sent. */
function draftTodo(c: Ctx, round: Round, today: string): ConsoleTodo[] {
  const { t, locale } = c.var
  const name = nameOfRound(round, locale)
  if (round.sendOn === null || daysFrom(today, round.sendOn) > 7) {
    return [
      {
        weight: 'soon',
        title: t('worklist.todo.draft.title', { round: name }),
        text: t('worklist.todo.draft.text'),
        link: overviewLink(round.id),
      },
    ]
  }
  const text = t('worklist.todo.send.text', { day: t.day(round.sendOn) })
  return [{ weight: 'today', title: t('worklist.todo.send.title', { round: name }), text, link: overviewLink(round.id) }]
}
