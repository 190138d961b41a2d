import { inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { requestOf } from '../requests/request-store.ts'
import type { SurveyRequest } from '../types.ts'
import { subjectOfContact } from './name-contact.ts'
import { holdContact, type NamedContact, namedContactsOf, removeNamed, writeConfirmed } from './named-contact-store.ts'
import { actorBehind } from './send-reply.ts'

export type ConfirmOutcome =
  | { readonly outcome: 'confirmed' | 'declined'; readonly request: SurveyRequest }
  | { readonly outcome: 'unknown' }

/** Whether the link in the mail still asks something of somebody. */
export const isOpen = (contact: NamedContact | null, now: Date): contact is NamedContact =>
  contact !== null && (contact.confirmedAt !== null || now < contact.expiresAt)

/**
 * The person who was named says yes or no. With a yes they take the place of whoever was named before; with a no all that we kept of them
 * is gone.
 */
export const confirmContact = (
  db: WriteDb,
  { token, says, now }: { readonly token: string; readonly says: 'yes' | 'no'; readonly now: Date },
): Promise<ConfirmOutcome> =>
  inTransaction(db, async tx => {
    const contact = await holdContact(tx, token)
    const request = contact && (await requestOf(tx, contact.round, contact.trustCode))
    if (!isOpen(contact, now) || !request) return { outcome: 'unknown' }
    const actor = actorBehind(request)
    if (says === 'no') {
      await removeNamed(tx, [contact.id])
      await record(tx, { actor, at: now, deed: 'reply.forget-contact', subject: subjectOfContact(contact.id) })
      return { outcome: 'declined', request }
    }
    if (contact.confirmedAt !== null) return { outcome: 'confirmed', request }
    const before = (await namedContactsOf(tx, contact)).filter(({ id, confirmedAt }) => id !== contact.id && confirmedAt !== null)
    await removeNamed(
      tx,
      before.map(({ id }) => id),
    )
    await writeConfirmed(tx, contact.id, now)
    const replaces = before.map(({ id }) => id)
    await record(tx, {
      actor,
      at: now,
      deed: 'reply.confirm-contact',
      subject: subjectOfContact(contact.id),
      after: { replaces },
    })
    return { outcome: 'confirmed', request }
  })
