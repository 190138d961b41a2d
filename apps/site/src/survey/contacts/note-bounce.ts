import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { wordsOf } from './change-contact.ts'
import { contactFromRegister, lockContact, writeContact } from './contact-store.ts'
import { isSameAddress } from './email-address.ts'

export type NoteBounce = {
  readonly trustCode: string
  /** The address that the mail was sent to. */
  readonly address: string
  /** Since when it bounces; null takes the note back. */
  readonly since: Date | null
  readonly actor: Actor
  readonly now: Date
}

/**
 * Notes, in the caller's transaction, that mail to a trust's address comes back, or that it does not after all. Nothing happens when the
 * trust has another address by now, or when the note is there already. True when something was changed.
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
  if (!(await writeContact(tx, { trustCode: trust.code, version: before.version + 1, now, by, ...words }))) return false
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
