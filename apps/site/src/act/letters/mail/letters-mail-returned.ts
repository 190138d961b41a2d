import { type Actor, type MailHouse, type ReturnedMail, record, type WriteDb } from '../../../foundation/index.ts'
import { closeTo } from '../../../network/index.ts'
import { letterById, lockLetter, writeLetter } from '../letter-store.ts'
import { deleteSent } from '../sent-store.ts'
import { letterMessageReturnedTo } from './letter-addresses.ts'
import { type LetterMail, letterMailByMessage } from './letter-mail-store.ts'

const actor: Actor = { kind: 'system', name: 'mail' }

/**
 * Hears of mail that came back to the address of one of our letters. Of a letter only a report that it will never be delivered changes anything:
 * its writer is told. Where a mail to a writer never arrives, or its reader calls it unwanted, nobody writes there again. True: it was ours, also
 * where it is not kept any more.
 */
export async function lettersMailReturned(
  tx: WriteDb,
  { recipient, severity, at }: ReturnedMail,
  house: MailHouse,
): Promise<boolean> {
  const messageId = letterMessageReturnedTo(recipient, house.mailDomain)
  if (messageId === null) return false
  if (severity !== 'hard' && severity !== 'complaint') return true
  const mail = await letterMailByMessage(tx, messageId)
  if (mail && mail.kind !== 'letter') await closeWriter(tx, house, { mail, severity, at })
  const letter = mail?.kind === 'letter' && severity === 'hard' ? await lockLetter(tx, mail.letterId) : null
  if (!letter || letter.mailId !== mail?.mailId || (letter.state !== 'sent' && letter.state !== 'uncertain')) return true
  await record(tx, {
    actor,
    at,
    deed: 'letter.settle',
    subject: { kind: 'letter', id: String(letter.id) },
    after: { state: 'failed' },
  })
  await writeLetter(tx, letter.id, { state: 'failed', failure: 'returned', settled_at: at, told_at: null, sent_id: null })
  if (letter.sentId !== null) await deleteSent(tx, letter.sentId)
  return true
}

type Returned = { readonly mail: LetterMail; readonly severity: 'hard' | 'complaint'; readonly at: Date }

async function closeWriter(tx: WriteDb, house: MailHouse, { mail, severity, at }: Returned): Promise<void> {
  const letter = await letterById(tx, mail.letterId)
  if (!letter) return
  const about = { kind: 'letter', id: String(letter.id) }
  const reason = severity === 'hard' ? 'hard-bounce' : 'complaint'
  await closeTo(tx, house, { address: letter.writerAddress, reason, about, actor, now: at })
}
