import type { Services } from '../../foundation/index.ts'
import { type IncomingMail, noSigns } from './incoming-mail.ts'
import { MailFolder } from './mail-folder.ts'
import type { IncomingMessage } from './mail-in-store.ts'
import { readMail } from './read-mail.ts'
import { type Recognition, recognise } from './recognise.ts'

/** A stored mail read again from its file, and what it looks like. Where the file is missing, from what the database has of it. */
export async function asItCame(
  { dataFolder }: Pick<Services, 'dataFolder'>,
  message: IncomingMessage,
): Promise<{ readonly mail: IncomingMail; readonly recognition: Recognition }> {
  const raw = message.raw_sha256 === null ? null : await MailFolder.read(dataFolder, message.raw_sha256)
  const mail = raw === null ? asStored(message) : await readMail(raw)
  // Who handed it in is not kept; a report of a mail server is told by what is in it.
  return { mail, recognition: recognise(mail, { sender: message.sender, recipients: [message.recipient] }) }
}

const asStored = (message: IncomingMessage): IncomingMail => ({
  messageId: message.header_message_id,
  answers: [],
  from: message.sender,
  subject: message.subject,
  text: message.body,
  attachments: message.attachments,
  authentication: message.authentication,
  signs: noSigns,
  isWhole: false,
})
