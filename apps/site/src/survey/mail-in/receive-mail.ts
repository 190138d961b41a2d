import { type Clock, describeError, type Log, type MailReturned, type WriteDb } from '../../foundation/index.ts'
import { type FiledMail, fileMail } from './file-mail.ts'
import type { Envelope, IncomingMail } from './incoming-mail.ts'
import type { MailFolder, WaitingMail } from './mail-folder.ts'
import { ourRecipients } from './our-recipients.ts'
import { readMailAside } from './read-mail-aside.ts'

export type MailRoom = {
  readonly db: WriteDb
  readonly folder: MailFolder
  readonly clock: Clock
  readonly log: Log
  readonly mailDomain: string
  /** Tells the other rooms of mail that came back. */
  readonly returned?: MailReturned | undefined
}

export type Received = { readonly outcome: 'too-large' } | { readonly outcome: 'received'; readonly filed: readonly FiledMail[] }

/**
 * Takes a mail in: first to the disk, then into the database. Only when this returns may its sender be told that we have it; when it throws,
 * the sender keeps it and comes again, and what is on the disk already is not filed twice.
 */
export async function receiveMail(
  room: MailRoom,
  { stream, envelope, limitBytes }: { stream: AsyncIterable<Buffer>; envelope: Envelope; limitBytes: number },
): Promise<Received> {
  const kept = await room.folder.keep(stream, limitBytes)
  if (!kept) return { outcome: 'too-large' }
  const waiting = await room.folder.note({ ...kept, ...envelope, at: room.clock(), broughtBy: null })
  return { outcome: 'received', filed: await fileWaiting(room, waiting) }
}

/**
 * Files what was taken and could not be filed then, by an earlier process or by this one: all of it at the start, before new mail is taken,
 * and later what was noted `before` a moment of the real time. One mail that cannot be filed keeps neither the others nor the site waiting:
 * it stays where it is, for the next time.
 */
export async function fileWhatWaits(room: MailRoom, before: number | null = null): Promise<number> {
  let filed = 0
  for (const name of before === null ? await room.folder.waiting() : await room.folder.waitingSince(before)) {
    try {
      await fileWaiting(room, await room.folder.readNote(name))
      filed += 1
    } catch (error) {
      room.log('mail-in-still-waiting', describeError(error))
    }
  }
  return filed
}

export async function fileWaiting(room: MailRoom, waiting: WaitingMail): Promise<FiledMail[]> {
  const { db, folder, log, mailDomain, returned } = room
  const { sha256, bytes, sender, recipients, at, broughtBy } = waiting
  const mail = await readMailAside({ folder, log }, sha256)
  const envelope = broughtBy === null ? { sender, recipients } : envelopeOfFile(mail, mailDomain)
  const filed = await fileMail(db, { mail, envelope, sha256, bytes, at, mailDomain, broughtBy, returned })
  // It may name somebody who has asked us to forget them.
  if (filed.every(({ outcome }) => outcome === 'returned')) await folder.forget(sha256)
  await folder.filed(waiting)
  for (const one of filed) {
    const id = 'id' in one ? one.id : null
    log('mail-in', { outcome: one.outcome, id, guess: one.outcome === 'filed' ? one.guess : null, bytes, whole: mail.isWhole })
  }
  return filed
}

/** Nobody handed a file in: who sent it is who it says. An empty sender would mean a machine (RFC 5321), so that nobody is a question mark. */
const envelopeOfFile = (mail: IncomingMail, mailDomain: string): Envelope => ({
  sender: mail.from === '' ? '?' : mail.from,
  recipients: ourRecipients(mail, mailDomain),
})
