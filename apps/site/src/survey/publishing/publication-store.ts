import type { Generated } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import type { Publication, PublicationState, StopReason } from './publication.ts'

export type PublicationRow = {
  id: number
  round_id: string
  state: PublicationState
  title: string
  as_of: string
  fingerprint: string
  publish_at: Date
  release: string | null
  stopped_because: { readonly reason: StopReason } | null
  form_token: string
  asked_at: Date
  asked_by: string
  settled_at: Date | null
  settled_by: string | null
}

type PublicationTables = { publication: PublicationRow }
type WritableTables = {
  publication: Omit<PublicationRow, 'id' | 'stopped_because'> & { id: Generated<number>; stopped_because: string | null }
}

const columns = [
  'id',
  'round_id',
  'state',
  'title',
  'as_of',
  'fingerprint',
  'publish_at',
  'release',
  'stopped_because',
  'asked_at',
  'asked_by',
  'settled_at',
  'settled_by',
] as const

const asPublication = (row: Omit<PublicationRow, 'form_token'>): Publication => ({
  id: row.id,
  round: row.round_id,
  state: row.state,
  title: row.title,
  asOf: row.as_of,
  fingerprint: row.fingerprint,
  publishAt: row.publish_at,
  release: row.release,
  stoppedBecause: row.stopped_because?.reason ?? null,
  askedAt: row.asked_at,
  askedBy: row.asked_by,
  settledAt: row.settled_at,
  settledBy: row.settled_by,
})

/** What was ordered for a round, the newest first. */
export async function publicationsOf(db: ReadDb, round: RoundId): Promise<Publication[]> {
  const found = await rows<PublicationTables>(db)
    .selectFrom('publication')
    .select(columns)
    .where('round_id', '=', round)
    .orderBy('id', 'desc')
    .execute()
  return found.map(asPublication)
}

/** Everything that is planned, or was stopped and not ordered again since, over all rounds. */
export async function publicationsToWatch(db: ReadDb): Promise<Publication[]> {
  const found = await rows<PublicationTables>(db)
    .selectFrom('publication as p')
    .select(columns)
    .where('state', 'in', ['planned', 'stopped'])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publication as later')
            .select('later.id')
            .whereRef('later.round_id', '=', 'p.round_id')
            .whereRef('later.id', '>', 'p.id'),
        ),
      ),
    )
    .orderBy('publish_at')
    .execute()
  return found.map(asPublication)
}

/** The round whose results a release holds: those of a correction belong to the round of what it corrects. */
export async function roundOfRelease(db: ReadDb, releases: readonly string[]): Promise<RoundId | null> {
  if (releases.length === 0) return null
  const row = await rows<PublicationTables>(db)
    .selectFrom('publication')
    .select('round_id')
    .where('release', 'in', [...releases])
    .executeTakeFirst()
  return row?.round_id ?? null
}

/** Planned, and its moment has come. */
export async function duePublications(db: ReadDb, now: Date): Promise<number[]> {
  const found = await rows<PublicationTables>(db)
    .selectFrom('publication')
    .select('id')
    .where('state', '=', 'planned')
    .where('publish_at', '<=', now)
    .orderBy('publish_at')
    .execute()
  return found.map(({ id }) => id)
}

/** A plan, held for this transaction: of two processes that come at the same moment the second waits, and finds it settled. */
export async function lockPublication(tx: WriteDb, id: number): Promise<Publication | null> {
  const row = await rows<PublicationTables>(tx)
    .selectFrom('publication')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? asPublication(row) : null
}

/** What the same form has ordered before. */
export async function publicationByForm(db: ReadDb, formToken: string): Promise<Publication | null> {
  const row = await rows<PublicationTables>(db)
    .selectFrom('publication')
    .select(columns)
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return row ? asPublication(row) : null
}

export async function insertPublication(
  tx: WriteDb,
  { formToken, ...publication }: Omit<Publication, 'id' | 'stoppedBecause'> & { readonly formToken: string },
): Promise<number> {
  const { id } = await writes<WritableTables>(tx)
    .insertInto('publication')
    .values({
      round_id: publication.round,
      state: publication.state,
      title: publication.title,
      as_of: publication.asOf,
      fingerprint: publication.fingerprint,
      publish_at: publication.publishAt,
      release: publication.release,
      stopped_because: null,
      form_token: formToken,
      asked_at: publication.askedAt,
      asked_by: publication.askedBy,
      settled_at: publication.settledAt,
      settled_by: publication.settledBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Settled =
  | { readonly state: 'published'; readonly release: string }
  | { readonly state: 'stopped'; readonly because: StopReason }
  | { readonly state: 'cancelled' }

/** How a plan ended. */
export async function settlePublication(tx: WriteDb, id: number, settled: Settled & { readonly by: string; readonly at: Date }) {
  await writes<WritableTables>(tx)
    .updateTable('publication')
    .set({
      state: settled.state,
      release: settled.state === 'published' ? settled.release : null,
      stopped_because: settled.state === 'stopped' ? JSON.stringify({ reason: settled.because }) : null,
      settled_at: settled.at,
      settled_by: settled.by,
    })
    .where('id', '=', id)
    .execute()
}
