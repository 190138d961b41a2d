import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import { type ReplyDraft, replyDraft } from './reply-draft.ts'
import type { ReplyTables, WritableReplyTables } from './reply-tables.ts'
import type { LinkPurpose } from './reply-types.ts'

export type SavedDraft = { readonly draft: ReplyDraft; readonly version: number; readonly savedAt: Date }
export type DraftKey = RequestKey & { readonly form: LinkPurpose }

/** What was saved of a form; null where nothing was, or where it has been sent. */
export async function draftOf(db: ReadDb, { round, trustCode, form }: DraftKey): Promise<SavedDraft | null> {
  const row = await rows<ReplyTables>(db)
    .selectFrom('reply_draft')
    .select(['what', 'version', 'saved_at as savedAt'])
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('purpose', '=', form)
    .executeTakeFirst()
  return row ? { draft: replyDraft.parse(row.what), version: row.version, savedAt: row.savedAt } : null
}

export async function writeDraft(
  tx: WriteDb,
  { round, trustCode, form }: DraftKey,
  { draft, version, now }: { readonly draft: ReplyDraft; readonly version: number; readonly now: Date },
): Promise<void> {
  const saved = { what: JSON.stringify(draft), version, saved_at: now }
  await writes<WritableReplyTables>(tx)
    .insertInto('reply_draft')
    .values({ round_id: round, trust_code: trustCode, purpose: form, ...saved })
    .onConflict(conflict => conflict.columns(['round_id', 'trust_code', 'purpose']).doUpdateSet(saved))
    .execute()
}

export async function forgetDraft(tx: WriteDb, { round, trustCode, form }: DraftKey): Promise<void> {
  await writes<WritableReplyTables>(tx)
    .deleteFrom('reply_draft')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('purpose', '=', form)
    .execute()
}
