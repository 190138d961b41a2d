import { type ReadDb, rows } from '../database/handle.ts'
import type { Actor } from './actor.ts'
import type { AuditFilter } from './audit-link.ts'
import { endOfUkDay, startOfUkDay } from './uk-day.ts'

export type AuditEntry = {
  /** Counts up: of two entries, the one with the higher number was made later. */
  readonly id: number
  readonly at: Date
  readonly actor: Actor
  readonly deed: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** What was there before, as JSON; null when nothing was. */
  readonly before: unknown
  readonly after: unknown
}

type AuditRow = {
  id: number
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  deed: string
  subject_kind: string
  subject_id: string
  before: unknown
  after: unknown
}
type Tables = { audit: AuditRow }

type Page = { readonly limit: number; readonly before?: number }

/** The entries that a filter asks for, the newest first. `before`: only those older than the entry of this number. */
export async function listAudit(db: ReadDb, filter: AuditFilter, { limit, before }: Page): Promise<AuditEntry[]> {
  const { who, deed, subject, text, from, to } = filter
  let query = rows<Tables>(db).selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit)
  if (before !== undefined) query = query.where('id', '<', before)
  if (who !== undefined) {
    const other = asOther(who)
    query = other
      ? query.where('actor_kind', '=', other.kind).where('actor_name', '=', other.name)
      : query.where('actor_id', '=', who)
  }
  if (deed !== undefined) query = query.where('deed', '=', deed)
  if (subject !== undefined) query = query.where('subject_kind', '=', subject.kind)
  if (subject?.id !== undefined) query = query.where('subject_id', '=', subject.id)
  if (text !== undefined) query = query.where('subject_id', 'ilike', `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`)
  if (from !== undefined) query = query.where('at', '>=', startOfUkDay(from))
  if (to !== undefined) query = query.where('at', '<', endOfUkDay(to))
  return (await query.execute()).map(asEntry)
}

const otherKinds = ['system', 'command', 'seed', 'link'] as const

/** `command:import-results`; null for the id of a member of staff. */
function asOther(who: string): { kind: Actor['kind']; name: string } | null {
  const kind = otherKinds.find(each => who.startsWith(`${each}:`))
  return kind ? { kind, name: who.slice(kind.length + 1) } : null
}

function asEntry(row: AuditRow): AuditEntry {
  return {
    id: Number(row.id),
    at: row.at,
    actor: asActorOf(row),
    deed: row.deed,
    subject: { kind: row.subject_kind, id: row.subject_id },
    before: row.before,
    after: row.after,
  }
}

const asActorOf = ({
  actor_kind: kind,
  actor_id: id,
  actor_name: name,
}: Pick<AuditRow, 'actor_kind' | 'actor_id' | 'actor_name'>): Actor =>
  kind === 'staff' || kind === 'hospital' ? { kind, id: id ?? '', name } : { kind, name }

/** What somebody can ask the log for: everybody and everything that is in it. A person stands there under their newest name. */
export type AuditChoices = {
  readonly actors: readonly Actor[]
  readonly deeds: readonly string[]
  readonly kinds: readonly string[]
}

export async function auditChoices(db: ReadDb): Promise<AuditChoices> {
  const audit = rows<Tables>(db).selectFrom('audit')
  const actors = await audit
    .select(['actor_kind', 'actor_id', 'actor_name', eb => eb.fn.max('id').as('last')])
    .groupBy(['actor_kind', 'actor_id', 'actor_name'])
    .orderBy('last', 'desc')
    .execute()
  const deeds = await audit.select('deed').distinct().orderBy('deed').execute()
  const kinds = await audit.select('subject_kind as kind').distinct().orderBy('kind').execute()
  const byKey = new Map(actors.toReversed().map(row => [actorKey(asActorOf(row)), asActorOf(row)]))
  return { actors: [...byKey.values()], deeds: deeds.map(row => row.deed), kinds: kinds.map(row => row.kind) }
}

/** How a filter names somebody. */
export const actorKey = (actor: Actor): string =>
  actor.kind === 'staff' || actor.kind === 'hospital' ? actor.id : `${actor.kind}:${actor.name}`
