import { type Submission, signedSubmission } from '@spotlight/submission'
import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import type { StoredSubmission, SubmissionFinding, SubmissionState, SubmissionWay } from './stored-submission.ts'
import type { SubmissionTables } from './submission-tables.ts'

const columns = [
  'submission.id',
  'submission.trust_code',
  'submission.sha256',
  'submission.received_at',
  'submission.via',
  'submission.body',
  'submission.key_id',
  'submission.replaces',
  'submission.state',
  'submission.decided_at',
  'submission.decided_by',
  'submission.decision_en',
  'submission.decision_cy',
  'submission.findings',
  'submission.version',
] as const

const read = (db: ReadDb) =>
  rows<SubmissionTables>(db)
    .selectFrom('submission')
    .leftJoin('submission as later', 'later.replaces', 'submission.id')
    .select([...columns, 'later.id as replaced_by'])

type Row = Awaited<ReturnType<ReturnType<typeof read>['executeTakeFirstOrThrow']>>

function asStored(row: Row): StoredSubmission {
  const { decision_en: en, decision_cy: cy } = row
  return {
    id: row.id,
    // A code was a trust’s when the row was written, and codes of trusts are never given up.
    trust: row.trust_code as TrustCode,
    sha256: row.sha256,
    receivedAt: row.received_at,
    via: row.via,
    submission: submissionIn(row.body),
    body: row.body,
    keyId: row.key_id,
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    state: row.state,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionWords: en === null || cy === null ? null : { en, cy },
    findings: row.findings,
    version: row.version,
  }
}

const submissionIn = (body: string): Submission => signedSubmission.parse(JSON.parse(body)).submission

export async function submissionById(db: ReadDb, id: number): Promise<StoredSubmission | null> {
  const row = await read(db).where('submission.id', '=', id).executeTakeFirst()
  return row ? asStored(row) : null
}

export async function submissionBySha(db: ReadDb, sha256: string): Promise<StoredSubmission | null> {
  const row = await read(db).where('submission.sha256', '=', sha256).executeTakeFirst()
  return row ? asStored(row) : null
}

/** All of a trust, the newest first. */
export async function submissionsOf(db: ReadDb, trust: string): Promise<StoredSubmission[]> {
  const found = await read(db).where('submission.trust_code', '=', trust).orderBy('submission.id', 'desc').execute()
  return found.map(asStored)
}

/** The newest first; `before`: the id of the last one of the page before. */
export async function submissionsIn(
  db: ReadDb,
  { state, limit, before }: { readonly state?: SubmissionState; readonly limit: number; readonly before?: number },
): Promise<StoredSubmission[]> {
  let query = read(db)
  if (state !== undefined) query = query.where('submission.state', '=', state)
  if (before !== undefined)
    query = query.where(
      sql<boolean>`(submission.received_at, submission.id) < (select s.received_at, s.id from submission s where s.id = ${before})`,
    )
  const newestFirst = query.orderBy('submission.received_at', 'desc').orderBy('submission.id', 'desc')
  return (await newestFirst.limit(limit).execute()).map(asStored)
}

/** How many wait for staff: those that nothing newer has taken the place of. */
export async function countWaiting(db: ReadDb): Promise<number> {
  const { count } = await rows<SubmissionTables>(db)
    .selectFrom('submission')
    .leftJoin('submission as later', 'later.replaces', 'submission.id')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('submission.state', '=', 'received')
    .where('later.id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

export type Decision = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly basedOn: number
  readonly state: Exclude<SubmissionState, 'received'>
  /** The id of whoever decides. */
  readonly by: string
  readonly at: Date
  /** What everybody may read of it; null: nothing is said. */
  readonly words: { readonly en: string; readonly cy: string } | null
}

/** Writes what staff decided. `changed`: it is not what they were shown any more, and nothing is written. */
export async function decideSubmission(
  tx: WriteDb,
  { id, basedOn, state, by, at, words }: Decision,
): Promise<'done' | 'changed'> {
  const { numUpdatedRows } = await writes<SubmissionTables>(tx)
    .updateTable('submission')
    .set({
      state,
      decided_at: at,
      decided_by: by,
      decision_en: words?.en ?? null,
      decision_cy: words?.cy ?? null,
      version: basedOn + 1,
    })
    .where('id', '=', id)
    .where('version', '=', basedOn)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows) === 1 ? 'done' : 'changed'
}

/** Until the transaction ends, nobody else receives a submission of this trust. */
export async function takeTurn(tx: WriteDb, trust: string): Promise<void> {
  await writes<SubmissionTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${trust}, 36))`.as('turn')).execute()
}

/** The id of the newest of a trust; null where it has sent none. */
export async function newestIdOf(db: ReadDb, trust: string): Promise<number | null> {
  const row = await rows<SubmissionTables>(db)
    .selectFrom('submission')
    .select('id')
    .where('trust_code', '=', trust)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export type NewSubmission = {
  readonly trust: TrustCode
  readonly sha256: string
  readonly receivedAt: Date
  readonly via: SubmissionWay
  readonly body: string
  readonly keyId: string
  readonly asAt: string
  readonly replaces: number | null
  readonly findings: readonly SubmissionFinding[]
}

/** The id. Whoever looks at the one before it sees by its version that something newer has come. */
export async function insertSubmission(tx: WriteDb, submission: NewSubmission): Promise<number> {
  const { trust, receivedAt, keyId, asAt, findings, ...same } = submission
  const tables = writes<SubmissionTables>(tx)
  if (same.replaces !== null) {
    await tables
      .updateTable('submission')
      .set(eb => ({ version: eb('version', '+', 1) }))
      .where('id', '=', same.replaces)
      .execute()
  }
  const { id } = await tables
    .insertInto('submission')
    .values({
      ...same,
      trust_code: trust,
      received_at: receivedAt,
      key_id: keyId,
      as_at: asAt,
      state: 'received',
      decided_at: null,
      decided_by: null,
      decision_en: null,
      decision_cy: null,
      findings: JSON.stringify(findings),
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
