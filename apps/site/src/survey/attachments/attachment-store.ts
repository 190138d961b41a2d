import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { AttachmentFileRow } from '../answer-schema.ts'
import type { FileState } from '../answer-types.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { SurveyTables, WritableSurveyTables } from '../schema.ts'
import type { Finding, TextPage } from './findings.ts'

/** A file that came in, whatever it was called in the mails that brought it. */
export type AttachmentFile = {
  readonly sha256: string
  readonly bytes: number
  readonly type: string
  readonly state: FileState
  readonly findings: readonly Finding[]
  readonly hasText: boolean
  readonly cameAt: Date
  readonly checkedAt: Date | null
  readonly releasedAt: Date | null
  readonly releasedBy: string | null
  readonly releaseReason: string | null
}

const asFile = (row: AttachmentFileRow): AttachmentFile => ({
  sha256: row.sha256,
  bytes: row.bytes,
  type: row.type,
  state: row.state,
  // Written by us, from the values of this type.
  findings: row.findings as readonly Finding[],
  hasText: row.has_text,
  cameAt: row.came_at,
  checkedAt: row.checked_at,
  releasedAt: row.released_at,
  releasedBy: row.released_by,
  releaseReason: row.release_reason,
})

/** What is known of these files, by their SHA-256. One that is not among them was never kept by itself, only within its mail. */
export async function filesOf(db: ReadDb, shas: readonly string[]): Promise<ReadonlyMap<string, AttachmentFile>> {
  if (shas.length === 0) return new Map()
  const query = rows<SurveyTables>(db).selectFrom('attachment_file').selectAll()
  const found = await query.where('sha256', 'in', [...new Set(shas)]).execute()
  return new Map(found.map(row => [row.sha256, asFile(row)]))
}

export const fileOf = async (db: ReadDb, sha256: string): Promise<AttachmentFile | null> =>
  (await filesOf(db, [sha256])).get(sha256) ?? null

/** What can be read in a file, page by page; nothing of one that nobody may open. */
export async function textOf(db: ReadDb, sha256: string): Promise<TextPage[]> {
  return rows<SurveyTables>(db)
    .selectFrom('attachment_text')
    .innerJoin('attachment_file', 'attachment_file.sha256', 'attachment_text.sha256')
    .select(['attachment_text.page', 'attachment_text.title', 'attachment_text.text'])
    .where('attachment_text.sha256', '=', sha256)
    .where('attachment_file.state', 'in', ['clean', 'released'])
    .orderBy('attachment_text.page')
    .execute()
}

export async function lockFile(tx: WriteDb, sha256: string): Promise<AttachmentFile | null> {
  const query = writes<SurveyTables>(tx).selectFrom('attachment_file').selectAll().where('sha256', '=', sha256)
  const row = await query.forUpdate().executeTakeFirst()
  return row ? asFile(row) : null
}

/** Notes that files came in and wait to be looked into. One that came before stays as it is. */
export async function insertWaiting(tx: WriteDb, files: readonly { sha256: string; bytes: number }[], now: Date): Promise<void> {
  if (files.length === 0) return
  const unknown = {
    type: 'application/octet-stream',
    state: 'waiting',
    findings: '[]',
    has_text: false,
    checked_at: null,
  } as const
  const notReleased = { released_at: null, released_by: null, release_reason: null }
  await writes<WritableSurveyTables>(tx)
    .insertInto('attachment_file')
    .values(files.map(({ sha256, bytes }) => ({ sha256, bytes, came_at: now, ...unknown, ...notReleased })))
    .onConflict(conflict =>
      conflict.column('sha256').doUpdateSet({ state: 'waiting' }).where('attachment_file.state', '=', 'missing'),
    )
    .execute()
}

/** What is to be looked into, in the order in which it came; and what was missing, which may be there again. */
export function filesToLookInto(db: ReadDb): Promise<{ sha256: string; state: FileState; cameAt: Date }[]> {
  const query = rows<SurveyTables>(db).selectFrom('attachment_file').select(['sha256', 'state', 'came_at as cameAt'])
  const open = query.where('state', 'in', ['waiting', 'missing'])
  return open.orderBy('state', 'desc').orderBy('came_at').orderBy('sha256').limit(2000).execute()
}

export async function updateFile(
  tx: WriteDb,
  sha256: string,
  change: Partial<Omit<WritableSurveyTables['attachment_file'], 'sha256'>>,
): Promise<void> {
  await writes<WritableSurveyTables>(tx).updateTable('attachment_file').set(change).where('sha256', '=', sha256).execute()
}

export async function replaceText(tx: WriteDb, sha256: string, pages: readonly TextPage[]): Promise<void> {
  await writes<SurveyTables>(tx).deleteFrom('attachment_text').where('sha256', '=', sha256).execute()
  for (const page of pages) {
    await writes<SurveyTables>(tx)
      .insertInto('attachment_text')
      .values({ sha256, ...page })
      .execute()
  }
}

/** The names under which a file came to this request; none when it did not come there. */
export async function namesOnRequest(db: ReadDb, { round, trustCode }: RequestKey, sha256: string): Promise<string[]> {
  const { rows: found } = await sql<{ name: string }>`
    select a ->> 'name' as name
    from message m cross join lateral jsonb_array_elements(m.attachments) a
    where m.round_id = ${round} and m.trust_code = ${trustCode} and m.direction = 'in' and a ->> 'sha256' = ${sha256}
    order by m.id`.execute(rows<SurveyTables>(db))
  return [...new Set(found.map(({ name }) => name))]
}

/** A file that somebody has to look at, at one of the places where it came to. */
export type FileToOpen = RequestKey & {
  readonly trustName: string
  readonly sha256: string
  readonly name: string
  readonly state: FileState
  readonly findings: readonly Finding[]
  readonly cameAt: Date
}

/** Files of requests that nobody can open, the oldest first. */
export async function listClosedFiles(db: ReadDb, limit: number): Promise<FileToOpen[]> {
  const { rows: found } = await sql<FileToOpen>`
    select m.round_id as round, m.trust_code as "trustCode", r.trust_name as "trustName", f.sha256, min(a ->> 'name') as name,
      f.state, f.findings, f.came_at as "cameAt"
    from message m cross join lateral jsonb_array_elements(m.attachments) a
    join attachment_file f on f.sha256 = a ->> 'sha256'
    join request r on r.round_id = m.round_id and r.trust_code = m.trust_code
    where f.state in ('quarantined', 'missing') and m.direction = 'in'
    group by m.round_id, m.trust_code, r.trust_name, f.sha256, f.state, f.findings, f.came_at
    order by f.came_at, f.sha256, m.round_id, m.trust_code
    limit ${limit}`.execute(rows<SurveyTables>(db))
  return found
}

export async function countClosedFiles(db: ReadDb): Promise<number> {
  // Taken apart first and matched by the hash: to look through all messages for each file takes seconds.
  const { rows: found } = await sql<{ count: number }>`
    select count(distinct f.sha256)::int as count
    from message m cross join lateral jsonb_array_elements(m.attachments) a
    join attachment_file f on f.sha256 = a ->> 'sha256'
    where f.state in ('quarantined', 'missing') and m.direction = 'in' and m.round_id is not null`.execute(rows<SurveyTables>(db))
  return found[0]?.count ?? 0
}

/** Those of these files that no row speaks of: no mail or reply, no half-written one, no answer, and nothing that was published. */
export async function unnamedOf(db: ReadDb, shas: readonly string[]): Promise<string[]> {
  const known = await filesOf(db, shas)
  const left = shas.filter(sha256 => !known.has(sha256))
  if (left.length === 0) return []
  const { rows: named } = await sql<{ sha256: string }>`
    select a ->> 'sha256' as sha256 from message m cross join lateral jsonb_array_elements(m.attachments) a
      where a ->> 'sha256' in (${sql.join(left)})
    union select f ->> 'sha256' from reply_draft d cross join lateral jsonb_array_elements(d.what -> 'files') f
      where f ->> 'sha256' in (${sql.join(left)})
    union select file_sha256 from answer_evidence where file_sha256 in (${sql.join(left)})
    union select file_sha256 from evidence where file_sha256 in (${sql.join(left)})`.execute(rows<SurveyTables>(db))
  const isNamed = new Set(named.map(({ sha256 }) => sha256))
  return left.filter(sha256 => !isNamed.has(sha256))
}

/** Whether anything has ever come in, or could have: a message, or a private link through which files are brought. */
export async function hasTakenAnythingIn(db: ReadDb): Promise<boolean> {
  const { rows: found } = await sql<{ has: boolean }>`
    select exists (select from message) or exists (select from reply_link) as has`.execute(rows<SurveyTables>(db))
  return found[0]?.has === true
}
