import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { wordsOf } from '../contacts/change-contact.ts'
import { contactFromRegister, lockContact, writeContact } from '../contacts/contact-store.ts'
import { isSameAddress } from '../contacts/email-address.ts'

export type NoteBounce = {
  readonly trustCode: string
  /** The address that mail came back from. */
  readonly address: string
  /** Since when; null takes the note back. */
  readonly since: Date | null
  readonly actor: Actor
  readonly now: Date
}

/**
 * Notes at a trust's contact, in the caller's transaction, that mail comes back, so that the next preflight says so. Nothing happens where
 * the trust has another address by now: that one has not failed. True when something was changed.
 */
export async function noteBounce(tx: WriteDb, { trustCode, address, since, actor, now }: NoteBounce): Promise<boolean> {
  const trust = await trustByCode(tx, trustCode)
  if (!trust) return false
  const before = (await lockContact(tx, trust.code)) ?? contactFromRegister(trust)
  if (before.email === null || !isSameAddress(before.email, address)) return false
  if ((before.bouncingSince === null) === (since === null)) return false
  const { email, channel, portalUrl, note } = before
  const words = { email, channel, portalUrl, note, bouncingSince: since }
  const by = actor.kind === 'system' ? 'system' : actor.name
  const written = await writeContact(tx, { trustCode: trust.code, version: before.version + 1, now, by, ...words })
  // Somebody writes this contact at this very moment: the whole mail is filed again, and finds what they wrote.
  if (!written) throw new Error('The contact was written by somebody else at the same moment')
  await record(tx, {
    actor,
    at: now,
    deed: since === null ? 'contact.bounce-undone' : 'contact.bounce',
    subject: { kind: 'contact', id: trust.code },
    before: wordsOf(before),
    after: wordsOf(words),
  })
  return true
}
