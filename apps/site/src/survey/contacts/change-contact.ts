import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { type CheckedContact, type ContactFault, checkContact, type TypedContact } from './check-contact.ts'
import { type Contact, type ContactWords, contactFromRegister, lockContact, writeContact } from './contact-store.ts'
import { isSameAddress } from './email-address.ts'
import { followContact } from './requests-that-follow.ts'

export type ChangeContact = {
  readonly trustCode: string
  readonly typed: TypedContact
  /** The version that the form was made from; 0 when there was none. */
  readonly basedOn: number
  /** Whether requests on their way go by a new channel too. Each has a channel of its own, which wins. */
  readonly letRequestsFollow?: boolean
  readonly actor: Actor
  readonly now: Date
}

export type ContactOutcome =
  | { readonly outcome: 'changed'; readonly before: Contact; readonly after: Contact; readonly followed: number }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-trust' }
  | { readonly outcome: 'invalid'; readonly faults: readonly ContactFault[] }
  | { readonly outcome: 'conflict'; readonly changedBy: string; readonly changedAt: Date; readonly current: Contact }

/**
 * Changes where requests to a trust go. Nothing is sent by this: sending a letter again is another deed. A new address is not one that
 * mail came back from.
 */
export const changeContact = (db: WriteDb, input: ChangeContact): Promise<ContactOutcome> =>
  inTransaction(db, tx => changeContactIn(tx, input))

async function changeContactIn(tx: WriteDb, input: ChangeContact): Promise<ContactOutcome> {
  const { trustCode, typed, basedOn, actor, now } = input
  const trust = await trustByCode(tx, trustCode)
  if (!trust) return { outcome: 'no-such-trust' }
  const before = (await lockContact(tx, trust.code)) ?? contactFromRegister(trust)
  const checked = checkContact(typed)
  if (checked.words === null) return { outcome: 'invalid', faults: checked.faults }
  const words = contactAfter(before, checked.words)
  // What is so already is so, whoever did it: a form sent twice, or two people of one mind.
  if (words === null) return { outcome: 'nothing-to-do' }
  if (before.version !== basedOn) return conflict(before)
  const written = await writeContact(tx, {
    trustCode: trust.code,
    version: before.version + 1,
    now,
    by: actor.name,
    ...wordsOf(words),
  })
  if (!written) return conflict((await lockContact(tx, trust.code)) ?? before)
  const after: Contact = { ...words, version: before.version + 1, changedAt: now, changedBy: actor.name }
  await record(tx, {
    actor,
    at: now,
    deed: 'contact.change',
    subject: { kind: 'contact', id: trust.code },
    before: wordsOf(before),
    after: wordsOf(after),
  })
  const follow = input.letRequestsFollow === true && after.channel !== before.channel
  const followed = follow ? await followContact(tx, { trustCode: trust.code, channel: after.channel, actor, now }) : 0
  return { outcome: 'changed', before, after, followed }
}

/** The contact with these words; null when it says the same already. A new address is not one that mail came back from. */
export function contactAfter(before: Contact, { worksAgain, ...words }: CheckedContact): Contact | null {
  const isMoved = !isSameAddress(words.email ?? '', before.email ?? '')
  const after = { ...before, ...words, bouncingSince: isMoved || worksAgain ? null : before.bouncingSince }
  return saysTheSame(before, after) ? null : after
}

const conflict = (current: Contact): ContactOutcome => ({
  outcome: 'conflict',
  changedBy: current.changedBy ?? '',
  changedAt: current.changedAt ?? new Date(0),
  current,
})

/** A work address of a trust, not of a person: the audit log may hold it. */
export const wordsOf = ({ email, channel, portalUrl, note, bouncingSince }: ContactWords) => ({
  email,
  channel,
  portalUrl,
  note,
  bouncingSince,
})

const saysTheSame = (one: ContactWords, other: ContactWords): boolean =>
  JSON.stringify(wordsOf(one)) === JSON.stringify(wordsOf(other))
