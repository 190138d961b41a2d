import type { Services } from '../../foundation/index.ts'
import { type IncomingMail, noSigns } from './incoming-mail.ts'
import type { IncomingMessage } from './mail-in-store.ts'
import { readBeginning } from './read-mail-aside.ts'
import { type Recognition, recognise } from './recognise.ts'

/**
 * A stored mail read again from the beginning of its file, and what it looks like. What it says and brings, and all of it where the file is
 * missing, is from the database.
 */
export async function asItCame(
  { dataFolder }: Pick<Services, 'dataFolder'>,
  message: IncomingMessage,
): Promise<{ readonly mail: IncomingMail; readonly recognition: Recognition }> {
  const { raw_sha256: sha256, body: text, attachments } = message
  const found = sha256 === null ? null : await readBeginning(dataFolder, sha256)
  const mail = found === null ? asStored(message) : { ...found, text, attachments }
  // Who handed it in is not kept; a report of a mail server is told by what is in it.
  return { mail, recognition: recognise(mail, { sender: message.sender, recipients: [message.recipient] }) }
}

const asStored = (message: IncomingMessage): IncomingMail => ({
  messageId: message.header_message_id,
  answers: [],
  from: message.sender,
  addressedTo: [],
  datedAt: null,
  subject: message.subject,
  text: message.body,
  attachments: message.attachments,
  authentication: message.authentication,
  signs: noSigns,
  isWhole: false,
})
