import { allMigrations, makeApp } from '../../src/app.tsx'
import { charityOf, saveCharity } from '../../src/content/index.ts'
import { migrate, openEmbedded, openPostgres, type Principal, rows, type Services } from '../../src/foundation/index.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import type { Where } from './console-under-test.ts'
import { testActor, wholeCharity } from './round-to-send.ts'
import { type RoundWithAnswers, roundWithAnswers } from './round-with-answers.ts'
import { signInForTests } from './sign-in-for-tests.ts'
import { testServices } from './test-router.ts'
import { unreadRound } from './unread-round.ts'

type Asked = { readonly path: string; readonly as?: 'admin' | 'marker' }

/** The whole site on a database with a round of 240 that has its answers; an administrator and a marker are signed in. */
export type AnsweredConsole = {
  readonly round: RoundWithAnswers
  readonly services: Services
  readonly people: { readonly admin: Principal; readonly marker: Principal }
  readonly ask: (asked: Asked) => Promise<Response>
  /** Sends a form as a browser does. */
  readonly post: (asked: Asked & { readonly fields: readonly (readonly [string, string])[] }) => Promise<Response>
  readonly countMarks: () => Promise<number>
  /** Opens a second round in which each trust has sent a short answer that nobody has read. Gives its id. */
  readonly openUnreadRound: () => Promise<string>
  readonly close: () => Promise<void>
}

export async function answeredConsole(where: Where, count = 240): Promise<AnsweredConsole> {
  const database = 'url' in where ? await openPostgres(where.url) : await openEmbedded(where)
  await migrate(database.kysely, allMigrations())
  const round = await roundWithAnswers(database.db, { count })
  const now = new Date(`${round.today}T10:00:00Z`)
  const services = testServices(database, { clock: () => now })
  // Letters with draft results name the charity.
  await saveCharity(database.db, { facts: wholeCharity, basedOn: (await charityOf(database.db)).version, actor: testActor, now })
  const admin = await signInForTests(services, { role: 'admin', name: 'First Admin' })
  const marker = await signInForTests(services, { role: 'marker', name: 'Some Marker' })
  const app = makeApp(services)
  const cookieOf = ({ as = 'admin' }: Asked) => (as === 'admin' ? admin : marker).cookie
  return {
    round,
    services,
    people: { admin: admin.principal, marker: marker.principal },
    ask: async asked => app.request(asked.path, { headers: { cookie: cookieOf(asked) } }),
    post: async ({ fields, ...asked }) =>
      app.request(asked.path, {
        method: 'POST',
        headers: {
          cookie: cookieOf(asked),
          origin: services.baseUrl,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      }),
    countMarks: async () => {
      const reader = rows<SurveyTables>(database.db)
      const found = await reader.selectFrom('mark').select(reader.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
      return Number(found.count)
    },
    openUnreadRound: () => unreadRound(database.db, { of: round.round, now }),
    close: database.close,
  }
}
