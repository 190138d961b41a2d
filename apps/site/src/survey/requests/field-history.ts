import { type ReadDb, rows } from '../../foundation/index.ts'
import { type RequestKey, subjectOf } from './request-store.ts'

/** The four fields, and what else a person sets, by the names under which the audit log keeps them. */
export const keptFields = ['delivery', 'clock', 'answer', 'work'] as const
export type KeptField = (typeof keptFields)[number]

export type LastChange = { readonly by: string; readonly bySystem: boolean; readonly at: Date }

type AuditTable = {
  audit: {
    id: number
    at: Date
    actor_kind: string
    actor_name: string
    subject_kind: string
    subject_id: string
    after: unknown
  }
}

/** Far more than a request ever has of a kind; what is older is in the log. */
const mostRead = 200

/** Who changed each of the four fields last, and when, by the audit log. A field that nobody has changed since the round was made is not there. */
export async function lastChanges(db: ReadDb, key: RequestKey): Promise<ReadonlyMap<KeptField, LastChange>> {
  const { kind, id } = subjectOf(key)
  const entries = await rows<AuditTable>(db)
    .selectFrom('audit')
    .select(['at', 'actor_kind', 'actor_name', 'after'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id', 'desc')
    .limit(mostRead)
    .execute()
  const found = new Map<KeptField, LastChange>()
  for (const { at, actor_kind, actor_name, after } of entries) {
    for (const field of keptFields) {
      if (!found.has(field) && typeof after === 'object' && after !== null && Object.hasOwn(after, field)) {
        found.set(field, { by: actor_name, bySystem: actor_kind === 'system', at })
      }
    }
  }
  return found
}
