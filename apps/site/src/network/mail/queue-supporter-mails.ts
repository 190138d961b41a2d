import { charityOf } from '../../content/index.ts'
import { newMessageId, queueMails, type WriteDb } from '../../foundation/index.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { ListPurpose, SupporterMailKind } from '../network-words.ts'
import { listHeaders } from './list-headers.ts'
import { returnAddress } from './return-address.ts'
import { noteMails } from './supporter-mail-store.ts'

export type SupporterMailToWrite = {
  readonly supporterId: number
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The link by which it is unsubscribed from with one click; absent from what is sent because its reader asked for it just now. */
  readonly leaveUrl?: string
  /** What it is unsubscribed from; alerts about hospitals when absent. */
  readonly list?: ListPurpose
}

type How = { readonly kind: SupporterMailKind; readonly batch?: number; readonly now: Date }

/**
 * Puts mails to supporters into the outbox and notes whose they are, in the caller's transaction. Gives the ids of the mails in their order.
 */
export async function queueSupporterMails(
  tx: WriteDb,
  house: NetworkHouse,
  mails: readonly SupporterMailToWrite[],
  { kind, batch, now }: How,
): Promise<number[]> {
  const { mailDomain } = house
  const from = (await house.mailFrom?.(tx)) ?? `no-reply@${mailDomain}`
  const named = mails.map(mail => ({ ...mail, messageId: newMessageId(mailDomain) }))
  const ids = await queueMails(
    tx,
    named.map(({ to, subject, text, leaveUrl, list = 'hospital-alerts', messageId }) => {
      const envelopeFrom = returnAddress(messageId, mailDomain)
      return {
        kind: kind === 'alert' ? ('alert' as const) : ('confirmation' as const),
        from,
        to,
        subject,
        text,
        messageId,
        ...(envelopeFrom === null ? {} : { envelopeFrom }),
        ...(batch === undefined ? {} : { batch }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(leaveUrl === undefined ? {} : listHeaders({ leaveUrl, list, mailDomain })),
        },
      }
    }),
    house,
  )
  await noteMails(
    tx,
    named.map(({ supporterId, messageId }, index) => {
      const mailId = ids[index]
      if (mailId === undefined) throw new Error('The database gave no id for a mail')
      return { mailId, messageId, kind, queuedAt: now, supporterId }
    }),
  )
  return ids
}

/** Who writes, as it stands under every mail. */
export async function senderName(tx: WriteDb, unnamed: string): Promise<string> {
  const { name } = await charityOf(tx)
  return name === '' ? unnamed : name
}
