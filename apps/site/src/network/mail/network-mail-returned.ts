import type { MailHouse, ReturnedMail, WriteDb } from '../../foundation/index.ts'
import { takeTrouble } from '../bounces/take-trouble.ts'
import { messageReturnedTo } from './return-address.ts'
import { supporterOfMessage } from './supporter-mail-store.ts'

/**
 * Hears of mail that came back to the address of one of our mails, or of which its reader complained. That somebody is away, or that mail has
 * arrived, is nobody's business. True: it was ours, also where its reader is not kept any more.
 */
export async function networkMailReturned(
  tx: WriteDb,
  { recipient, severity, at }: ReturnedMail,
  house: MailHouse,
): Promise<boolean> {
  const messageId = messageReturnedTo(recipient, house.mailDomain)
  if (messageId === null) return false
  const ours = await supporterOfMessage(tx, messageId)
  if (ours && (severity === 'hard' || severity === 'soft' || severity === 'complaint')) {
    await takeTrouble(tx, house, { mailId: ours.mailId, supporterId: ours.supporterId, kind: severity, at })
  }
  return true
}
