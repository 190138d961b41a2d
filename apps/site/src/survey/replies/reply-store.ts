import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { RoundId } from '../types.ts'
import type { ReplyTables, WritableReplyTables } from './reply-tables.ts'
import type { Reply, ReplyOutcome } from './reply-types.ts'

const columns = [
  'id',
  'round_id as round',
  'trust_code as trustCode',
  'link_id as linkId',
  'number',
  'verdict',
  'words',
  'language',
  'message_id as messageId',
  'sent_at as sentAt',
  'settled_as as settledAs',
  'settled_words as settledWords',
  'settled_by as settledBy',
  'settled_at as settledAt',
] as const

const every = (db: ReadDb) => rows<ReplyTables>(db).selectFrom('reply').select(columns)

/** What a trust has sent through its links, oldest first. */
export const repliesOf = (db: ReadDb, { round, trustCode }: RequestKey): Promise<Reply[]> =>
  every(db).where('round_id', '=', round).where('trust_code', '=', trustCode).orderBy('number').execute()

/** Every reply of a round, oldest first. */
export const repliesOfRound = (db: ReadDb, round: RoundId): Promise<Reply[]> =>
  every(db).where('round_id', '=', round).orderBy('id').execute()

/** One reply of this very request, for a verb that settles it: held until the transaction ends. */
export async function lockReply(tx: WriteDb, { round, trustCode }: RequestKey, id: number): Promise<Reply | null> {
  const query = every(tx).where('round_id', '=', round).where('trust_code', '=', trustCode).where('id', '=', id)
  return (await query.forUpdate().executeTakeFirst()) ?? null
}

/** The reply that this very form has sent before. */
export const replyOfForm = async (db: ReadDb, formToken: string): Promise<Reply | null> =>
  (await every(db).where('form_token', '=', formToken).executeTakeFirst()) ?? null

export async function insertReply(
  tx: WriteDb,
  reply: Omit<WritableReplyTables['reply'], 'id' | 'settled_as' | 'settled_words' | 'settled_by' | 'settled_at'>,
): Promise<number> {
  const { id } = await writes<WritableReplyTables>(tx)
    .insertInto('reply')
    .values({ ...reply, settled_as: null, settled_words: null, settled_by: null, settled_at: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

export async function writeSettled(
  tx: WriteDb,
  id: number,
  settled: { readonly as: ReplyOutcome; readonly words: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await writes<WritableReplyTables>(tx)
    .updateTable('reply')
    .set({ settled_as: settled.as, settled_words: settled.words, settled_by: settled.by, settled_at: settled.at })
    .where('id', '=', id)
    .execute()
}
