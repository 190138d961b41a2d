import { inTransaction, type WriteDb } from '../../foundation/index.ts'
import { type DraftKey, draftOf, type SavedDraft, writeDraft } from './draft-store.ts'
import { judgeLink, type LinkVerdict } from './judge-link.ts'
import { holdLink } from './link-store.ts'
import { isSameDraft, type ReplyDraft } from './reply-draft.ts'
import type { LinkPurpose } from './reply-types.ts'

export type SaveDraft = {
  readonly token: string
  readonly form: LinkPurpose
  readonly draft: ReplyDraft
  /** The version that the form was made from; 0 when nothing was saved then. */
  readonly basedOn: number
  readonly now: Date
}

export type SaveOutcome =
  | { readonly outcome: 'saved'; readonly version: number }
  /** A colleague has saved something else meanwhile. */
  | { readonly outcome: 'conflict'; readonly current: SavedDraft }
  /** A colleague has sent it meanwhile, or it was taken over from a page that is long gone. */
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'dead-link'; readonly verdict: Exclude<LinkVerdict, 'good'> }

/** Keeps what a trust has typed so far, right or wrong. Nobody here reads it before it is sent. The same form twice is saved once. */
export const saveDraft = (db: WriteDb, { token, form, draft, basedOn, now }: SaveDraft): Promise<SaveOutcome> =>
  inTransaction(db, async tx => {
    const opened = await holdLink(tx, token)
    const verdict = judgeLink(opened?.link ?? null, opened?.roundState ?? null, now)
    if (!opened || verdict !== 'good') return { outcome: 'dead-link', verdict: verdict === 'good' ? 'unknown' : verdict }
    const key: DraftKey = { round: opened.link.round, trustCode: opened.link.trustCode, form }
    const current = await draftOf(tx, key)
    if (current && isSameDraft(current.draft, draft)) return { outcome: 'saved', version: current.version }
    if (current && current.version !== basedOn) return { outcome: 'conflict', current }
    if (!current && basedOn !== 0) return { outcome: 'gone' }
    const version = (current?.version ?? 0) + 1
    await writeDraft(tx, key, { draft, version, now })
    return { outcome: 'saved', version }
  })
