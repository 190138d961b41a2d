import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import type { SurveyRequest } from '../types.ts'
import { insertContact, lockContact, setBouncing } from './mail-in-store.ts'
import type { Bounced } from './note-consequences.ts'

type Input = {
  readonly request: SurveyRequest
  readonly bounced: Bounced
  readonly failedAddress: string | null
  readonly actor: Actor
  readonly now: Date
}

/**
 * Notes that mail to a trust's address comes back, so that the next preflight says so. Not when the address was changed since: the new one
 * has not failed.
 */
export async function markBouncing(tx: WriteDb, { request, bounced, failedAddress, actor, now }: Input): Promise<void> {
  const failed = failedAddress ?? bounced.recipient?.toLowerCase() ?? request.sentTo?.toLowerCase()
  const contact = await lockContact(tx, request.trustCode)
  if (contact === null) {
    await insertContact(tx, {
      trust_code: request.trustCode,
      email: request.sentTo,
      channel: request.channel,
      portal_url: null,
      note: '',
      bouncing_since: now,
      version: 1,
      changed_at: now,
      changed_by: 'system',
    })
  } else {
    const isAnother = contact.email !== null && failed !== undefined && !sameAddress(contact.email, failed, bounced.recipient)
    if (isAnother || contact.bouncing_since !== null) return
    await setBouncing(tx, contact, { since: now, now })
  }
  await enter(tx, request.trustCode, { before: null, after: now.toISOString(), actor, now })
}

/** A forwarding mailbox fails under another name: then the letter's own address is the one that counts. */
const sameAddress = (current: string, failed: string, writtenTo: string | null): boolean =>
  current.toLowerCase() === failed || current.toLowerCase() === writtenTo?.toLowerCase()

/** Takes the note back, when it rests on the mail of that time. */
export async function unmarkBouncing(
  tx: WriteDb,
  { trustCode, since, actor, now }: { trustCode: string; since: Date; actor: Actor; now: Date },
): Promise<void> {
  const contact = await lockContact(tx, trustCode)
  if (contact?.bouncing_since?.getTime() !== since.getTime()) return
  await setBouncing(tx, contact, { since: null, now })
  await enter(tx, trustCode, { before: since.toISOString(), after: null, actor, now })
}

const enter = (
  tx: WriteDb,
  trustCode: string,
  { before, after, actor, now }: { before: string | null; after: string | null; actor: Actor; now: Date },
) =>
  record(tx, {
    actor,
    at: now,
    deed: 'contact.bounce',
    subject: { kind: 'contact', id: trustCode },
    before: { bouncingSince: before },
    after: { bouncingSince: after },
  })
