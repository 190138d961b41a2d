import { randomUUID } from 'node:crypto'
import { allMigrations } from '../../src/app.tsx'
import { tellRooms } from '../../src/compose.ts'
import {
  countBatch,
  inTransaction,
  type MailState,
  makeBatch,
  migrate,
  type NewMail,
  openEmbedded,
  openPostgres,
  queueMails,
  record,
  startMailSender,
  systemClock,
} from '../../src/foundation/index.ts'
import { rooms } from '../../src/rooms.ts'

/** The sender of the site on a database with all of its rooms, which hear how each mail ended. */
export type MailUnderTest = {
  /** A mail as a mailing writes it: text and page, and the headers of a list. */
  readonly mailOf: (index: number) => NewMail
  /** Puts so many into the outbox, in a batch that is not spread. */
  readonly write: (count: number) => Promise<void>
  /** Sends all that were written to this mail server. */
  readonly sendAll: (smtpUrl: string) => Promise<void>
  /** What became of those that were written. */
  readonly takeStates: () => Promise<ReadonlyMap<MailState, number>>
  readonly close: () => Promise<void>
}

const paragraph =
  'Every woman and man who lives with secondary breast cancer should be counted, so that care can be planned for all of them. '
const text = paragraph.repeat(20)
const page = `<h1>What changed</h1>${`<p style="margin:0 0 16px">${paragraph}</p>`.repeat(40)}`
const slice = 500

export async function mailUnderTest(where: { readonly folder: string } | { readonly url: string }): Promise<MailUnderTest> {
  const database = 'url' in where ? await openPostgres(where.url) : await openEmbedded(where)
  await migrate(database.kysely, allMigrations())
  const house = { secret: 'a secret for tests', mailDomain: 'mail.example' }
  let batch = 0
  let waiting = 0
  const mailOf = (index: number): NewMail => {
    const leave = `https://mail.example/updates/leave/${randomUUID()}`
    return {
      kind: 'mailing',
      from: 'Example charity <news@mail.example>',
      // A large provider has two fifths of all addresses.
      to: `reader-${index}@${index % 5 < 2 ? 'large' : `domain-${index % 150}`}.example`,
      subject: `What changed near you, ${index}`,
      text: `${text}\n\nNo more of this: ${leave}`,
      html: `${page}<p><a href="${leave}">No more of this</a></p>`,
      messageId: `<${randomUUID()}@mail.example>`,
      headers: {
        'List-Id': '<news.mail.example>',
        'List-Unsubscribe': `<${leave}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }
  }
  return {
    mailOf,
    write: async count => {
      const now = systemClock()
      const office = { smtpUrl: 'smtp://127.0.0.1:1', mailDomain: house.mailDomain, clock: systemClock }
      batch = await inTransaction(database.db, async tx => {
        await record(tx, { actor: { kind: 'command', name: 'test' }, at: now, deed: 'test', subject: { kind: 'test', id: '1' } })
        return makeBatch(tx, { about: 'mailing/1', what: 'mailing', intervalSeconds: 0, now })
      })
      for (let from = 0; from < count; from += slice) {
        const mails = Array.from({ length: Math.min(slice, count - from) }, (_, index) => ({ ...mailOf(from + index), batch }))
        await inTransaction(database.db, tx => queueMails(tx, mails, office))
      }
      waiting = count
    },
    sendAll: async smtpUrl => {
      const ended = Promise.withResolvers<void>()
      const sender = startMailSender({
        db: database.db,
        smtpUrl,
        clock: systemClock,
        log: event => {
          if (event !== 'mail') return
          waiting -= 1
          if (waiting === 0) ended.resolve()
        },
        mayLeave: async () => true,
        settled: tellRooms(rooms, house),
        isAlone: true,
        pauseMs: 20,
      })
      await ended.promise
      await sender.stop()
    },
    takeStates: () => countBatch(database.db, batch),
    close: database.close,
  }
}
