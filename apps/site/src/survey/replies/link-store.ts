import { hashOfToken } from '../../accounts/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import type { RoundId, RoundState } from '../types.ts'
import type { ReplyTables, WritableReplyTables } from './reply-tables.ts'
import type { LinkEnding, LinkPurpose, ReplyLink } from './reply-types.ts'
import { type ShownResult, shownResult } from './shown-result.ts'

const columns = [
  'reply_link.id',
  'reply_link.round_id',
  'reply_link.trust_code',
  'reply_link.purpose',
  'reply_link.sent_to',
  'reply_link.message_id',
  'reply_link.fingerprint',
  'reply_link.made_at',
  'reply_link.made_by',
  'reply_link.expires_at',
  'reply_link.ended_at',
  'reply_link.ended_because',
] as const

type Row = Pick<
  ReplyTables['reply_link'],
  | 'id'
  | 'round_id'
  | 'trust_code'
  | 'purpose'
  | 'sent_to'
  | 'message_id'
  | 'fingerprint'
  | 'made_at'
  | 'made_by'
  | 'expires_at'
  | 'ended_at'
  | 'ended_because'
>

const asLink = (row: Row): ReplyLink => ({
  id: row.id,
  round: row.round_id,
  trustCode: row.trust_code,
  purpose: row.purpose,
  sentTo: row.sent_to,
  messageId: row.message_id,
  fingerprint: row.fingerprint,
  madeAt: row.made_at,
  madeBy: row.made_by,
  expiresAt: row.expires_at,
  ended: row.ended_at && row.ended_because ? { at: row.ended_at, because: row.ended_because } : null,
})

/** A link as the page behind it needs it. */
export type OpenedLink = { readonly link: ReplyLink; readonly shown: ShownResult | null; readonly roundState: RoundState }

/** The link with this token. Whatever the text is, the same is done with it: its hash is looked up. */
export async function linkByToken(db: ReadDb, token: string): Promise<OpenedLink | null> {
  const row = await rows<ReplyTables>(db)
    .selectFrom('reply_link')
    .innerJoin('round', 'round.id', 'reply_link.round_id')
    .select([...columns, 'reply_link.shown', 'round.state as roundState'])
    .where('reply_link.token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  if (!row) return null
  return { link: asLink(row), shown: row.shown === null ? null : shownResult.parse(row.shown), roundState: row.roundState }
}

/**
 * For a verb, in its transaction: the link with its request held, so that two forms of one page come one after the other. Staff who make or
 * close links hold the request too, and first: whoever held the link before it would wait for them, and they for him.
 */
export async function holdLink(tx: WriteDb, token: string): Promise<OpenedLink | null> {
  const opened = await linkByToken(tx, token)
  if (opened === null) return null
  await lockRequest(tx, opened.link)
  // As it is now: it may have been closed while we waited.
  return linkByToken(tx, token)
}

/** Every link that a trust was given in a round, the newest first. */
export async function linksOf(db: ReadDb, { round, trustCode }: RequestKey): Promise<ReplyLink[]> {
  const found = await rows<ReplyTables>(db)
    .selectFrom('reply_link')
    .select(columns)
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .orderBy('id', 'desc')
    .execute()
  return found.map(asLink)
}

/** Every link of a round, the newest first. */
export async function linksOfRound(db: ReadDb, round: RoundId): Promise<ReplyLink[]> {
  const found = await rows<ReplyTables>(db)
    .selectFrom('reply_link')
    .select(columns)
    .where('round_id', '=', round)
    .orderBy('id', 'desc')
    .execute()
  return found.map(asLink)
}

/** What the newest link of this kind shows: a letter that is sent again shows the same. */
export async function newestShown(
  db: ReadDb,
  { round, trustCode }: RequestKey,
): Promise<{ shown: unknown; fingerprint: string | null; expiresAt: Date } | null> {
  const row = await rows<ReplyTables>(db)
    .selectFrom('reply_link')
    .select(['shown', 'fingerprint', 'expires_at as expiresAt'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('purpose', '=', 'draft-result')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Whether the same form has made a link before. */
export const isLinkFormSpent = async (db: ReadDb, formToken: string): Promise<boolean> =>
  (await rows<ReplyTables>(db).selectFrom('reply_link').select('id').where('form_token', '=', formToken).executeTakeFirst()) !==
  undefined

type Ending = RequestKey & {
  readonly purpose: LinkPurpose
  readonly because: LinkEnding
  readonly by: string
  readonly now: Date
}

/** Ends the link of this kind that works, if there is one. Gives its id. */
export async function endLink(tx: WriteDb, { round, trustCode, purpose, because, by, now }: Ending): Promise<number | null> {
  const ended = await writes<WritableReplyTables>(tx)
    .updateTable('reply_link')
    .set({ ended_at: now, ended_because: because, ended_by: by })
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('purpose', '=', purpose)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended ? Number(ended.id) : null
}

/** The day until which trusts may reply in this round; null while nobody has said it. */
export async function replyUntilOf(db: ReadDb, round: RoundId): Promise<string | null> {
  const row = await rows<ReplyTables>(db).selectFrom('round').select('reply_until').where('id', '=', round).executeTakeFirst()
  return row?.reply_until ?? null
}
