import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Redaction } from './redact/redaction.ts'
import type { PublishedRow, ThreadTables } from './thread-tables.ts'

export type RedactionDecision = Redaction & { readonly key: string; readonly isOn: boolean; readonly isAdded: boolean }

/** What people have decided about the letters of a request, in the order of their words. */
export async function decisionsOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<RedactionDecision[]> {
  const found = await rows<ThreadTables>(db)
    .selectFrom('thread_redaction')
    .select(['kind', 'key', 'text', 'is_on', 'is_added'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .orderBy('kind')
    .orderBy('key')
    .execute()
  return found.map(({ is_on, is_added, ...decision }) => ({ ...decision, isOn: is_on, isAdded: is_added }))
}

export async function saveDecision(
  tx: WriteDb,
  { round, trustCode }: RequestKey,
  { kind, key, text, isOn, isAdded }: RedactionDecision,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  const decided = { is_on: isOn, decided_at: at, decided_by: by }
  await writes<ThreadTables>(tx)
    .insertInto('thread_redaction')
    .values({ round_id: round, trust_code: trustCode, kind, key, text, is_added: isAdded, ...decided })
    .onConflict(conflict => conflict.columns(['round_id', 'trust_code', 'kind', 'key']).doUpdateSet(decided))
    .execute()
}

/** Every token at which an answer can be sent to us: none of them may be read by anybody. */
export async function replyTokens(
  db: ReadDb,
): Promise<readonly { readonly token: string; readonly round: string; readonly trustCode: string }[]> {
  const found = await rows<SurveyTables>(db).selectFrom('request').select(['reply_token', 'round_id', 'trust_code']).execute()
  return found.map(({ reply_token, round_id, trust_code }) => ({ token: reply_token, round: round_id, trustCode: trust_code }))
}

/** A version as it was published. `body` and `plain` are null once it has ended. */
export type PublishedVersion = RequestKey & {
  readonly version: number
  readonly body: string | null
  readonly plain: string | null
  /** Of the text file, `plain`. */
  readonly sha256: string
  readonly publishedAt: Date
  readonly ended: {
    readonly at: Date
    readonly how: 'withdrawn' | 'replaced'
    readonly because: { readonly en: string; readonly cy: string }
  } | null
}

const asVersion = (row: PublishedRow): PublishedVersion => ({
  round: row.round_id,
  trustCode: row.trust_code,
  version: row.version,
  body: row.body,
  plain: row.plain,
  sha256: row.sha256,
  publishedAt: row.published_at,
  ended:
    row.ended_at === null || row.ended_how === null
      ? null
      : { at: row.ended_at, how: row.ended_how, because: { en: row.ended_because_en, cy: row.ended_because_cy } },
})

/** Every version that was published of these letters, newest first. */
export async function versionsOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<PublishedVersion[]> {
  const found = await rows<ThreadTables>(db)
    .selectFrom('published_thread')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .orderBy('version', 'desc')
    .execute()
  return found.map(asVersion)
}

/** The rounds of which everybody can read a trust's letters, newest first. */
export async function publishedRoundsOf(
  db: ReadDb,
  trustCode: string,
): Promise<readonly { readonly round: string; readonly publishedAt: Date }[]> {
  const found = await rows<ThreadTables>(db)
    .selectFrom('published_thread')
    .select(['round_id as round', 'published_at as publishedAt'])
    .where('trust_code', '=', trustCode)
    .where('ended_at', 'is', null)
    .orderBy('published_at', 'desc')
    .execute()
  return found
}

export async function insertVersion(
  tx: WriteDb,
  { round, trustCode, version, body, plain, sha256, publishedAt, by }: Omit<PublishedVersion, 'ended'> & { readonly by: string },
): Promise<void> {
  await writes<ThreadTables>(tx)
    .insertInto('published_thread')
    .values({
      round_id: round,
      trust_code: trustCode,
      version,
      body,
      plain,
      sha256,
      published_at: publishedAt,
      published_by: by,
      ended_at: null,
      ended_by: null,
      ended_how: null,
      ended_because_en: '',
      ended_because_cy: '',
    })
    .execute()
}

/** Takes the words of a version away. Its date, its hash and the reason stay. */
export async function endVersion(
  tx: WriteDb,
  { round, trustCode, version }: RequestKey & { readonly version: number },
  {
    how,
    because,
    by,
    at,
  }: {
    readonly how: 'withdrawn' | 'replaced'
    readonly because: { readonly en: string; readonly cy: string }
    readonly by: string
    readonly at: Date
  },
): Promise<void> {
  await writes<ThreadTables>(tx)
    .updateTable('published_thread')
    .set({
      body: null,
      plain: null,
      ended_at: at,
      ended_by: by,
      ended_how: how,
      ended_because_en: because.en,
      ended_because_cy: because.cy,
    })
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('version', '=', version)
    .execute()
}
