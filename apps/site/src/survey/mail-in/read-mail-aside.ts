import type { Log } from '../../foundation/index.ts'
import { readingMail } from '../reading.ts'
import { asPlainText } from './as-plain-text.ts'
import type { IncomingMail } from './incoming-mail.ts'
import type { MailFolder } from './mail-folder.ts'

/**
 * Reads a whole mail in the thread for mails, so that a large or a wicked one keeps no visitor waiting; its files are in the folder of
 * attachments then. One that takes the thread too long, too much memory or down is kept as the text that it is. Throws when the mail has to
 * be read again: it is not there, a file in it cannot be written, or the site is being stopped.
 */
export async function readMailAside({ folder, log }: { folder: MailFolder; log: Log }, sha256: string): Promise<IncomingMail> {
  const read = await readingMail.run('read-mail', { dataFolder: folder.dataFolder, sha256, mostBytes: null }, { isUrgent: true })
  if (read.outcome === 'done' && read.result.outcome === 'read') return read.result.mail
  if (read.outcome === 'done') throw new Error(`A mail could not be read: ${read.result.outcome}`)
  if (read.outcome === 'stopped') throw new Error('The site is being stopped')
  log('mail-in-unread', { ...(read.outcome === 'failed' ? read.error : {}), because: read.outcome })
  const raw = await folder.read(sha256)
  if (raw === null) throw new Error('A mail that was noted is not in its folder')
  return asPlainText(raw)
}

/** The beginning of a mail as it came, without the files in it. Null: its file is not there, or cannot be read. */
export async function readBeginning(dataFolder: string, sha256: string): Promise<IncomingMail | null> {
  const read = await readingMail.run('read-mail', { dataFolder, sha256, mostBytes: beginningBytes })
  return read.outcome === 'done' && read.result.outcome === 'read' ? read.result.mail : null
}

/** Enough for all headings, and for every report of a mail server. */
const beginningBytes = 1024 * 1024
