import { charityOf } from '../../../content/index.ts'
import { newMessageId, queueMail, type Translate, type WriteDb } from '../../../foundation/index.ts'
import type { LetterHouse } from '../letter.ts'
import type { KeptLetter } from '../letter-store.ts'
import type { LetterMailKind } from '../letter-words.ts'
import { letterReturnAddress, namedAddress } from './letter-addresses.ts'
import { noteLetterMail } from './letter-mail-store.ts'

/** Who writes, as it stands under every mail. */
export async function senderName(tx: WriteDb, t: Translate, unnamed: 'unnamed' | 'unnamedWithin' = 'unnamed'): Promise<string> {
  const { name } = await charityOf(tx)
  return name === '' ? t(`act-letters.${unnamed}`) : name
}

const ownAddress = async (tx: WriteDb, house: LetterHouse): Promise<string> =>
  (await house.mailFrom?.(tx)) ?? `no-reply@${house.mailDomain}`

type ToWriter = {
  readonly letter: Pick<KeptLetter, 'id' | 'writerAddress'>
  readonly kind: Exclude<LetterMailKind, 'letter'>
  readonly subject: string
  readonly text: string
  readonly now: Date
}

/** Puts a mail to the writer of a letter into the outbox, in the caller's transaction. */
export async function queueMailToWriter(
  tx: WriteDb,
  house: LetterHouse,
  { letter, kind, subject, text, now }: ToWriter,
): Promise<void> {
  const messageId = newMessageId(house.mailDomain)
  const envelopeFrom = letterReturnAddress(messageId, house.mailDomain)
  const mail = {
    kind: 'confirmation',
    from: await ownAddress(tx, house),
    to: letter.writerAddress,
    subject,
    text,
    messageId,
    ...(envelopeFrom === null ? {} : { envelopeFrom }),
    headers: { 'Auto-Submitted': 'auto-generated' },
  } as const
  const mailId = await queueMail(tx, mail, house)
  await noteLetterMail(tx, { mailId, messageId, letterId: letter.id, kind, queuedAt: now })
}

type Letter = {
  readonly letter: KeptLetter
  readonly to: string
  readonly batch: number
  readonly notBefore: Date
  readonly now: Date
}

/**
 * Puts the letter itself into the outbox. It comes from our own address, so that mail servers believe it, in the writer's name, and answers go to the
 * writer. Gives the number of the mail.
 */
export async function queueLetter(
  tx: WriteDb,
  house: LetterHouse,
  { letter, to, batch, notBefore, now }: Letter,
): Promise<number> {
  const t = house.messages.in(letter.locale)
  const messageId = newMessageId(house.mailDomain)
  const envelopeFrom = letterReturnAddress(messageId, house.mailDomain)
  const via = t('act-letters.mail.via', { writer: letter.writerName, sender: await senderName(tx, t, 'unnamedWithin') })
  const mail = {
    kind: 'letter',
    from: namedAddress(via, await ownAddress(tx, house)),
    to,
    replyTo: namedAddress(letter.writerName, letter.writerAddress),
    subject: letter.subject,
    text: letter.text,
    messageId,
    ...(envelopeFrom === null ? {} : { envelopeFrom }),
    batch,
    notBefore,
  } as const
  const mailId = await queueMail(tx, mail, house)
  await noteLetterMail(tx, { mailId, messageId, letterId: letter.id, kind: 'letter', queuedAt: now })
  return mailId
}
