import { type Actor, type MailHouse, mailById, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { hasMovedSince } from '../links/link-store.ts'
import { endPermissions } from '../lists/permission-store.ts'
import { supporterOfMail } from '../mail/supporter-mail-store.ts'
import { listPurposes } from '../network-words.ts'
import { holdWithMails } from '../supporters/hold-with-mails.ts'
import { closeAddress } from '../suppression/close-address.ts'
import { closeTo } from '../suppression/close-to.ts'
import { suppress } from '../suppression/suppression-store.ts'
import { countSoft, noteTrouble, type TroubleKind } from './trouble-store.ts'

/** A full mailbox, or a server that is away: after so many mails that did not arrive within this time, mailings stop. */
export const softLimit = 4
export const softDays = 30

const actor: Actor = { kind: 'system', name: 'mail' }

export type TakeTrouble = {
  readonly mailId: number
  readonly supporterId: number
  readonly kind: TroubleKind
  readonly at: Date
}

/**
 * What follows of what was said of a mail to a supporter, in the caller's transaction: an address where mail never arrives, or whose owner has
 * complained, is closed for everything; one where it did not arrive again and again gets no mailings, while what its owner asks for still goes
 * there. Said again, it changes nothing. What went to an address that was theirs before, or that they have mistyped for their next, says nothing of
 * the one they have.
 */
export async function takeTrouble(tx: WriteDb, house: MailHouse, { mailId, supporterId, kind, at }: TakeTrouble): Promise<void> {
  // Whoever takes mails back holds the mails first, and then whom they are about: so does this.
  const supporter = await holdWithMails(tx, supporterId)
  if (!supporter) return
  const mail = await mailById(tx, mailId)
  const wentTo = mail?.to ?? ''
  const isElsewhere = wentTo === '' ? await hasMovedSinceMail(tx, { mailId, supporterId }) : wentTo !== supporter.address
  const trouble = { mailId, kind, batch: mail?.batch ?? null, supporterId: isElsewhere ? null : supporterId, at }
  if (!(await noteTrouble(tx, trouble))) return
  if (isElsewhere) {
    if (wentTo !== '' && kind !== 'soft') await closeElsewhere(tx, house, { address: wentTo, kind, at })
    return
  }
  if (kind === 'complaint') await closeAddress(tx, house, { supporterId, reason: 'complaint', actor, now: at })
  if (kind === 'hard') await closeAddress(tx, house, { supporterId, reason: 'hard-bounce', actor, now: at })
  if (kind !== 'soft') return
  const since = new Date(at.getTime() - softDays * 24 * 60 * 60 * 1000)
  if ((await countSoft(tx, { supporterId, since })) < softLimit) return
  await record(tx, {
    actor,
    at,
    deed: 'supporter.close',
    subject: { kind: 'supporter', id: String(supporterId) },
    after: { reason: 'soft-bounce' },
  })
  await suppress(tx, addressKey(house, supporter.address), { reason: 'soft-bounce', now: at })
  await endPermissions(tx, { supporterId, purposes: listPurposes })
}

/** Of a mailing that has gone we do not keep where it went: what was written before somebody moved went to where they were. */
async function hasMovedSinceMail(
  tx: WriteDb,
  { mailId, supporterId }: { readonly mailId: number; readonly supporterId: number },
): Promise<boolean> {
  const noted = await supporterOfMail(tx, mailId)
  return noted !== null && hasMovedSince(tx, { supporterId, since: noted.queuedAt })
}

type Elsewhere = { readonly address: string; readonly kind: 'hard' | 'complaint'; readonly at: Date }

const closeElsewhere = (tx: WriteDb, house: MailHouse, { address, kind, at }: Elsewhere): Promise<void> =>
  closeTo(tx, house, {
    address,
    reason: kind === 'hard' ? 'hard-bounce' : 'complaint',
    about: { kind: 'suppression', id: addressKey(house, address).slice(0, 8) },
    actor,
    now: at,
  })
