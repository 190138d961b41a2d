/**
 * Feeds and sends mailings as a process of its own, for the test that kills it: the same feeder, the same sender and the same rooms as in the site,
 * without its pages. Ends by itself when no mailing is on its way any more.
 */
import { join } from 'node:path'
import { tellRooms } from '../../src/compose.ts'
import {
  findRoot,
  loadMessages,
  openEmbedded,
  type Services,
  silentLog,
  startMailSender,
  systemClock,
} from '../../src/foundation/index.ts'
import { lookAtMailings } from '../../src/network/mailings/feed/keep-mailings.ts'
import { mailingsToKeep } from '../../src/network/mailings/mailing-store.ts'
import { rooms } from '../../src/rooms.ts'

const { CHILD_FOLDER = '', CHILD_SMTP_URL = '' } = process.env

const { db, close } = await openEmbedded({ folder: CHILD_FOLDER })
const root = findRoot(process.cwd())
const services: Services = {
  db,
  write: db,
  campaign: 'example',
  baseUrl: 'http://localhost:3000',
  root,
  dataFolder: CHILD_FOLDER,
  clock: systemClock,
  log: silentLog,
  messages: loadMessages(join(root, 'content/messages')),
  smtpUrl: CHILD_SMTP_URL,
  mailDomain: 'spotlight.example',
  secret: 'a secret of tests, which protects nothing',
}
const settled = tellRooms(rooms, services)
const sender = startMailSender({
  db,
  smtpUrl: CHILD_SMTP_URL,
  clock: systemClock,
  log: silentLog,
  mayLeave: async () => true,
  settled,
  isAlone: true,
  pauseMs: 20,
})
while ((await mailingsToKeep(db)).length > 0) {
  await lookAtMailings(services)
  await new Promise(resolve => setTimeout(resolve, 250))
}
// What has gone last is cleared.
await lookAtMailings(services)
await sender.stop()
await close()
