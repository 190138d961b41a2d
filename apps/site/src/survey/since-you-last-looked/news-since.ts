// Long because: each kind of news is one question to the database, and they stand side by side.
import { sql } from 'kysely'
import { mayDo } from '../../accounts/index.ts'
import { dayInUk, type Principal, type ReadDb, rows } from '../../foundation/index.ts'
import type { Standing } from '../answer-types.ts'
import { standingsOf } from '../marking/load-standings.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'

/** What can be new, in the order in which it matters. */
export const newsKinds = ['replies', 'mail', 'held', 'files', 'differs', 'due', 'published', 'withheld'] as const
export type NewsKind = (typeof newsKinds)[number]

export type NewsItem = {
  /** The moment, or the day for what has only a day. */
  readonly at: Date | string
  /** The request that it is about; null for what is about none. */
  readonly request: { readonly round: RoundId; readonly trustCode: string; readonly trustName: string } | null
  /** What it is called: the subject of a letter, a file, a release. */
  readonly what: string
}

/** What is new of one kind: how much, and the newest of it. */
export type News = { readonly kind: NewsKind; readonly count: number; readonly items: readonly NewsItem[] }

type Asked = {
  readonly since: Date
  readonly now: Date
  readonly me: Principal
  /** What the requests of a round say today, where the caller's page has judged them already. */
  readonly standings?: (round: RoundId) => Promise<readonly Standing[]>
}

/** As many of one kind as a page lists; the others are counted. */
export const mostListed = 20

/** What came or changed since then, kind by kind; a kind of which there is nothing is left out. What somebody did themselves is no news. */
export async function whatsNew(db: ReadDb, { since, now, me, standings }: Asked): Promise<News[]> {
  const judged = standings ?? (round => standingsOf(db, round, dayInUk(now)))
  const maySee = { held: mayDo(me, 'held-mail.see') === 'yes', files: mayDo(me, 'file.see') === 'yes' }
  const found: Record<NewsKind, readonly NewsItem[]> = {
    replies: await messages(db, since, me, 'replies'),
    mail: await messages(db, since, me, 'mail'),
    held: maySee.held ? await heldMail(db, since) : [],
    files: maySee.files ? await quarantined(db, since) : [],
    differs: await differing(db, since, judged),
    due: await nowLate(db, dayInUk(since), dayInUk(now)),
    ...(await publications(db, since, me)),
  }
  return newsKinds.flatMap(kind => {
    const all = found[kind]
    return all.length === 0 ? [] : [{ kind, count: all.length, items: all.slice(0, mostListed) }]
  })
}

type Row = { at: Date; round: string | null; code: string | null; name: string | null; what: string }

const asItem = ({ at, round, code, name, what }: Row): NewsItem => ({
  at,
  what,
  request: round === null || code === null ? null : { round, trustCode: code, trustName: name ?? code },
})

/** A letter that somebody took in by hand is new on the day it was taken in, however old it is; what machines send is no news. */
async function messages(db: ReadDb, since: Date, me: Principal, which: 'mail' | 'replies'): Promise<NewsItem[]> {
  const { rows: found } = await sql<Row>`
    select coalesce(m.entered_at, m.at) as at, m.round_id as round, m.trust_code as code, r.trust_name as name, m.subject as what
    from message m join request r on r.round_id = m.round_id and r.trust_code = m.trust_code
    where m.direction = 'in' and (m.came_by = 'reply-page') = ${which === 'replies'}
      and (m.guess is null or m.guess_undone or m.guess not in ('automatic-reply', 'bounce', 'read-receipt'))
      and coalesce(m.entered_at, m.at) > ${since} and m.entered_by is distinct from ${me.name}
    order by coalesce(m.entered_at, m.at) desc, m.id desc`.execute(rows<SurveyTables>(db))
  return found.map(asItem)
}

async function heldMail(db: ReadDb, since: Date): Promise<NewsItem[]> {
  const { rows: found } = await sql<Row>`
    select coalesce(entered_at, at) as at, null as round, null as code, null as name, subject as what
    from message where round_id is null and direction = 'in' and filed_by is null and coalesce(entered_at, at) > ${since}
    order by coalesce(entered_at, at) desc, id desc`.execute(rows<SurveyTables>(db))
  return found.map(asItem)
}

async function quarantined(db: ReadDb, since: Date): Promise<NewsItem[]> {
  const { rows: found } = await sql<Row>`
    select f.checked_at as at, m.round_id as round, m.trust_code as code, r.trust_name as name, min(a ->> 'name') as what
    from message m cross join lateral jsonb_array_elements(m.attachments) a
    join attachment_file f on f.sha256 = a ->> 'sha256'
    join request r on r.round_id = m.round_id and r.trust_code = m.trust_code
    where f.state = 'quarantined' and f.checked_at > ${since} and m.direction = 'in'
    group by f.checked_at, f.sha256, m.round_id, m.trust_code, r.trust_name
    order by f.checked_at desc, f.sha256, m.round_id, m.trust_code`.execute(rows<SurveyTables>(db))
  return found.map(asItem)
}

/** Two people have read the answers since, and differ today. A whole round is judged only where two have read the same since. */
async function differing(db: ReadDb, since: Date, standings: NonNullable<Asked['standings']>): Promise<NewsItem[]> {
  const { rows: done } = await sql<{ round_id: string; trust_code: string; done_at: Date }>`
    select round_id, trust_code, max(done_at) as done_at from marking where state = 'done' group by round_id, trust_code
    having max(done_at) > ${since} and count(*) filter (where slot in ('first', 'second')) = 2
      and count(*) filter (where slot = 'settled') = 0
    order by max(done_at) desc, round_id, trust_code`.execute(rows<SurveyTables>(db))
  const items: NewsItem[] = []
  for (const [round, markings] of Map.groupBy(done, ({ round_id }) => round_id)) {
    const doneAt = new Map(markings.map(({ trust_code, done_at }) => [trust_code, done_at]))
    for (const { trustCode, trustName, todos } of await standings(round)) {
      const at = doneAt.get(trustCode)
      if (at && todos.includes('differs')) items.push({ at, what: '', request: { round, trustCode, trustName } })
    }
  }
  return items
}

/** Requests of open rounds whose last day has gone by since, without an answer. Days are `YYYY-MM-DD`, UK. */
async function nowLate(db: ReadDb, from: string, today: string): Promise<NewsItem[]> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('request')
    .innerJoin('round', 'round.id', 'request.round_id')
    .select(['request.round_id', 'request.trust_code', 'request.trust_name', 'request.due_on'])
    .where('round.state', 'in', ['sending', 'open'])
    .where('request.clock', 'in', ['overdue', 'review-overdue'])
    .where('request.due_on', '>=', from)
    .where('request.due_on', '<', today)
    .orderBy('request.due_on', 'desc')
    .orderBy('request.trust_name')
    .execute()
  return found.map(row => ({
    at: row.due_on ?? today,
    what: '',
    request: { round: row.round_id, trustCode: row.trust_code, trustName: row.trust_name },
  }))
}

type AuditTable = {
  audit: { id: number; at: Date; actor_kind: string; actor_id: string | null; deed: string; subject_id: string }
}

/** Releases, corrections and passages that were withheld, by others. */
async function publications(db: ReadDb, since: Date, me: Principal): Promise<Record<'published' | 'withheld', NewsItem[]>> {
  const found = await rows<AuditTable>(db)
    .selectFrom('audit')
    .select(['at', 'deed', 'subject_id'])
    .where('at', '>', since)
    .where('deed', 'in', ['release.publish', 'release.correct', 'passage.withhold'])
    .where('actor_kind', '<>', 'seed')
    .where(eb => eb.or([eb('actor_id', 'is', null), eb('actor_id', '<>', me.id)]))
    .orderBy('id', 'desc')
    .execute()
  const items = (isWithheld: boolean) =>
    found
      .filter(({ deed }) => (deed === 'passage.withhold') === isWithheld)
      .map(({ at, subject_id }): NewsItem => ({ at, what: subject_id, request: null }))
  return { published: items(false), withheld: items(true) }
}
