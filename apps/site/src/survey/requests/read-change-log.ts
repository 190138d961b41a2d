import { type ReadDb, rows } from '../../foundation/index.ts'
import { type RequestKey, subjectOf } from './request-store.ts'

/** One entry of the audit log about a request, as the page of a conflict tells it. */
export type LoggedChange = {
  readonly by: string
  readonly bySystem: boolean
  readonly at: Date
  readonly deed: string
  readonly before: Readonly<Record<string, unknown>>
  readonly after: Readonly<Record<string, unknown>>
}

type AuditTable = {
  audit: {
    id: number
    at: Date
    actor_kind: string
    actor_name: string
    deed: string
    subject_kind: string
    subject_id: string
    before: Record<string, unknown> | null
    after: Record<string, unknown> | null
  }
}

/** So many are told of; the log has the rest. */
const mostTold = 12

/** What has happened to a request since an entry of the log, oldest first. */
export async function changesSince(db: ReadDb, key: RequestKey, entry: number): Promise<LoggedChange[]> {
  const { kind, id } = subjectOf(key)
  const found = await rows<AuditTable>(db)
    .selectFrom('audit')
    .select(['at', 'actor_kind', 'actor_name', 'deed', 'before', 'after'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('id', '>', entry)
    .orderBy('id', 'desc')
    .limit(mostTold)
    .execute()
  return found.reverse().map(({ at, actor_kind, actor_name, deed, before, after }) => ({
    by: actor_name,
    bySystem: actor_kind === 'system',
    at,
    deed,
    before: before ?? {},
    after: after ?? {},
  }))
}

/** The newest entry of the log about a request: a form carries it, so that it can be told later what came after. */
export async function newestEntry(db: ReadDb, key: RequestKey): Promise<number> {
  const { kind, id } = subjectOf(key)
  const found = await rows<AuditTable>(db)
    .selectFrom('audit')
    .select('id')
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.id ?? 0
}
