/** Tells followers of changes as a process of its own, for the test that kills it: the same verb as in the site. */
import { join } from 'node:path'
import { findRoot, loadMessages, openEmbedded } from '../../src/foundation/index.ts'
import { tellOfChanges } from '../../src/network/alerts/tell-of-changes.ts'

const { CHILD_FOLDER = '' } = process.env

const database = await openEmbedded({ folder: CHILD_FOLDER })
process.stdout.write('begun\n')
await tellOfChanges({
  write: database.db,
  clock: () => new Date('2026-11-22T10:00:00Z'),
  messages: loadMessages(join(findRoot(process.cwd()), 'content/messages')),
  baseUrl: 'http://localhost:3000',
  smtpUrl: 'smtp://127.0.0.1:1',
  mailDomain: 'spotlight.example',
  secret: 'a secret of tests, which protects nothing',
  campaign: 'example',
})
await database.close()
