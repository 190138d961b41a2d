import { type WriteDb, writes } from '../database/handle.ts'
import type { MailState } from './mail.ts'

type MailColumns = {
  id: number
  recipient: string
  reply_to: string | null
  subject: string
  body: string
  html: string | null
  headers: string
  domain: string
  envelope_from: string | null
  state: MailState
  next_attempt_at: Date | null
  settled_at: Date | null
}

/**
 * Takes out of mails whom they were for and what they said. What has not left is taken back; what is being handed over at this moment still
 * goes. That there was a mail, and what became of it, stays.
 */
export async function forgetMails(tx: WriteDb, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return
  const mails = writes<{ mail: MailColumns }>(tx)
  await mails
    .updateTable('mail')
    .set({ state: 'recalled', next_attempt_at: null, settled_at: now })
    .where('id', 'in', ids)
    .where('state', 'in', ['queued', 'held', 'failed', 'uncertain'])
    .execute()
  await mails
    .updateTable('mail')
    .set({ recipient: '', reply_to: null, subject: '', body: '', html: null, headers: '{}', domain: '', envelope_from: null })
    .where('id', 'in', ids)
    .execute()
}

/**
 * Holds mails until the transaction ends. Who is told how a mail ended holds the mail first, and then whom it is about: whoever takes mails
 * back holds them in that order too, or the two would wait for each other.
 */
export async function holdMails(tx: WriteDb, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await writes<{ mail: MailColumns }>(tx)
    .selectFrom('mail')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Takes back what has not left; what is being handed over at this moment still goes. */
export async function recallMails(tx: WriteDb, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await writes<{ mail: MailColumns }>(tx)
    .updateTable('mail')
    .set({ state: 'recalled', next_attempt_at: null, settled_at: now })
    .where('id', 'in', ids)
    .where('state', 'in', ['queued', 'held'])
    .execute()
}
