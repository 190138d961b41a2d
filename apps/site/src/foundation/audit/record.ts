import { type WriteDb, writes } from '../database/handle.ts'
import type { Actor } from './actor.ts'

/** What was done, to what. `before` and `after` hold the campaign data that changed; of people outside only ids and names of fields. */
export type Entry = {
  readonly actor: Actor
  readonly at: Date
  /** `round.send`: what was done, as one of our own words; `audit.deeds.<deed>` in the messages says it to people. */
  readonly deed: string
  /** `{ kind: 'request', id: '2026-1/EX-003' }` */
  readonly subject: { readonly kind: string; readonly id: string }
  readonly before?: unknown
  readonly after?: unknown
}

type AuditRow = {
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  deed: string
  subject_kind: string
  subject_id: string
  before: string | null
  after: string | null
}

/** Enters in the audit log, in the transaction of the deed itself: both are kept or neither is. */
export async function record(tx: WriteDb, ...entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await writes<{ audit: AuditRow }>(tx).insertInto('audit').values(entries.map(asRow)).execute()
}

const asRow = ({ actor, at, deed, subject, before, after }: Entry): AuditRow => ({
  at,
  actor_kind: actor.kind,
  actor_id: actor.kind === 'staff' || actor.kind === 'hospital' ? actor.id : null,
  actor_name: actor.name,
  deed,
  subject_kind: subject.kind,
  subject_id: subject.id,
  before: asJson(before),
  after: asJson(after),
})

const asJson = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value))
