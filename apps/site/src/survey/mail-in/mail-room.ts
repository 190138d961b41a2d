import type { Services } from '../../foundation/index.ts'
import { MailFolder } from './mail-folder.ts'
import type { MailRoom } from './receive-mail.ts'

/** What taking mail in needs of the site. */
export const mailRoom = ({ write: db, dataFolder, clock, log, mailDomain, mailReturned }: Services): MailRoom => ({
  db,
  folder: new MailFolder(dataFolder),
  clock,
  log,
  mailDomain,
  returned: mailReturned,
})
