/**
 * The mail sender as a process of its own, for the test that kills it: the same sender and the same room as in the site, without its pages.
 * Ends by itself when nothing waits any more.
 */
import { countMail, openEmbedded, openPostgres, silentLog, startMailSender, systemClock } from '../../src/foundation/index.ts'
import { surveyMailsSettled } from '../../src/survey/sending/survey-mail-settled.ts'

const { CHILD_FOLDER, CHILD_DATABASE_URL, CHILD_SMTP_URL = '' } = process.env

const database = CHILD_DATABASE_URL
  ? await openPostgres(CHILD_DATABASE_URL)
  : await openEmbedded({ folder: CHILD_FOLDER ?? null })
const sender = startMailSender({
  db: database.db,
  smtpUrl: CHILD_SMTP_URL,
  clock: systemClock,
  log: silentLog,
  mayLeave: async () => true,
  settled: surveyMailsSettled,
  // The embedded database is this process's alone. Beside a PostgreSQL server there may be others.
  isAlone: database.kind === 'pglite',
  pauseMs: 20,
})
const isDone = async (): Promise<boolean> => {
  const counts = await countMail(database.db)
  // On PostgreSQL what was `sending` when a process died stays so for ten minutes: another process may have it.
  return !counts.has('queued') && (database.kind === 'postgres' || !counts.has('sending'))
}
while (!(await isDone())) await new Promise(resolve => setTimeout(resolve, 100))
await sender.stop()
await database.close()
