import type { MailHouse, SettledMail, WriteDb } from '../../foundation/index.ts'
import { takeTrouble } from '../bounces/take-trouble.ts'
import { supporterOfMail } from './supporter-mail-store.ts'

/**
 * Hears how a mail ended. Where the mail server said of a supporter's address that mail never arrives there, none is sent to it again; any other
 * refusal may be about us, and takes nobody off the list.
 */
export async function networkMailSettled(tx: WriteDb, mail: SettledMail, house: MailHouse): Promise<void> {
  if (mail.failure !== 'no-such-address') return
  const ours = await supporterOfMail(tx, mail.id)
  if (ours) await takeTrouble(tx, house, { mailId: mail.id, supporterId: ours.supporterId, kind: 'hard', at: mail.at })
}
