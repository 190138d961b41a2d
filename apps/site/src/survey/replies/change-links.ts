import { type Actor, endOfUkDay, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from '../requests/request-store.ts'
import { lockRound } from '../rounds/round-store.ts'
import type { RoundId } from '../types.ts'
import { forgetDraft } from './draft-store.ts'
import { endLink, isLinkFormSpent, replyUntilOf } from './link-store.ts'
import { makeLink } from './make-link.ts'
import { subjectOfContact } from './name-contact.ts'
import { namedContactsOf, removeNamed } from './named-contact-store.ts'
import type { WritableReplyTables } from './reply-tables.ts'
import type { LinkPurpose } from './reply-types.ts'
import type { ShownResult } from './shown-result.ts'

type By = { readonly actor: Actor; readonly now: Date }

/** Closes the link of a kind that works, and forgets what was half written behind it. */
export const revokeLink = (
  db: WriteDb,
  { purpose, actor, now, ...key }: RequestKey & By & { readonly purpose: LinkPurpose },
): Promise<{ readonly outcome: 'revoked' | 'nothing-to-do' }> =>
  inTransaction(db, async tx => {
    await lockRequest(tx, key)
    const ended = await endLink(tx, { ...key, purpose, because: 'revoked', by: enteredBy(actor), now })
    if (ended === null) return { outcome: 'nothing-to-do' }
    await forgetDraft(tx, { ...key, form: purpose })
    await record(tx, { actor, at: now, deed: 'reply.revoke', subject: subjectOf(key), after: { link: ended, purpose } })
    return { outcome: 'revoked' }
  })

type ByHand = RequestKey &
  By & {
    readonly purpose: LinkPurpose
    readonly show: { readonly shown: ShownResult; readonly fingerprint: string } | null
    readonly until: string
    readonly formToken: string
  }

/**
 * Makes a link that somebody hands over: by the trust's own web form, by post, on the phone. Its token is given once. The same form twice
 * makes one.
 */
export const makeLinkByHand = (
  db: WriteDb,
  { formToken, ...input }: ByHand,
): Promise<{ readonly outcome: 'made'; readonly token: string } | { readonly outcome: 'made-before' | 'no-such-request' }> =>
  inTransaction(db, async tx => {
    if (!(await lockRequest(tx, input))) return { outcome: 'no-such-request' }
    if (await isLinkFormSpent(tx, formToken)) return { outcome: 'made-before' }
    const { token } = await makeLink(tx, { ...input, sentTo: null, formToken })
    return { outcome: 'made', token }
  })

/** Says until when trusts may reply. Links to draft results that work already follow. */
export const setReplyUntil = (
  db: WriteDb,
  { round, until, basedOn, actor, now }: By & { readonly round: RoundId; readonly until: string; readonly basedOn: string },
): Promise<
  { readonly outcome: 'set' | 'nothing-to-do' | 'no-such-round' } | { readonly outcome: 'conflict'; readonly current: string }
> =>
  inTransaction(db, async tx => {
    if (!(await lockRound(tx, round))) return { outcome: 'no-such-round' }
    const before = await replyUntilOf(tx, round)
    if (before === until) return { outcome: 'nothing-to-do' }
    if ((before ?? '') !== basedOn) return { outcome: 'conflict', current: before ?? '' }
    const tables = writes<WritableReplyTables>(tx)
    await tables.updateTable('round').set({ reply_until: until }).where('id', '=', round).execute()
    await tables
      .updateTable('reply_link')
      .set({ expires_at: endOfUkDay(until) })
      .where('round_id', '=', round)
      .where('purpose', '=', 'draft-result')
      .where('ended_at', 'is', null)
      .execute()
    await record(tx, {
      actor,
      at: now,
      deed: 'reply.set-until',
      subject: { kind: 'round', id: round },
      before: { replyUntil: before },
      after: { replyUntil: until },
    })
    return { outcome: 'set' }
  })

/** Forgets a person whom a trust has named: they have left, or asked for it. */
export const removeContact = (
  db: WriteDb,
  { contact: id, actor, now, ...key }: RequestKey & By & { readonly contact: number },
): Promise<{ readonly outcome: 'removed' | 'nothing-to-do' }> =>
  inTransaction(db, async tx => {
    await lockRequest(tx, key)
    if (!(await namedContactsOf(tx, key)).some(contact => contact.id === id)) return { outcome: 'nothing-to-do' }
    await removeNamed(tx, [id])
    await record(tx, { actor, at: now, deed: 'reply.forget-contact', subject: subjectOfContact(id) })
    return { outcome: 'removed' }
  })
