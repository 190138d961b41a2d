import { allMigrations, makeApp } from '../../src/app.tsx'
import { charityOf, saveCharity } from '../../src/content/index.ts'
import { countMail, migrate, openEmbedded, openPostgres, rows, type Services, type WriteDb } from '../../src/foundation/index.ts'
import { changeContact } from '../../src/survey/contacts/change-contact.ts'
import { contactOf } from '../../src/survey/contacts/contact-store.ts'
import { seedHolidays } from '../../src/survey/holidays/seed-holidays.ts'
import { roundForTests } from '../../src/survey/rounds/round-for-tests.ts'
import type { SurveyTables } from '../../src/survey/schema.ts'
import { type RoundOf240, roundOf240 } from './round-of-240.ts'
import { draftRound, testActor, wholeCharity } from './round-to-send.ts'
import { signInForTests } from './sign-in-for-tests.ts'
import { testServices } from './test-router.ts'

const today = '2027-03-08'
const dayMs = 24 * 60 * 60 * 1000

/** The whole site on a database with a round of 240, and an editor who is signed in. */
export type ConsoleUnderTest = {
  readonly round: RoundOf240
  readonly staff: readonly string[]
  readonly services: Services
  readonly cookie: string
  readonly fetch: (request: Request) => Response | Promise<Response>
  readonly ask: (path: string) => Promise<Response>
  readonly post: (path: string, fields: readonly (readonly [string, string])[]) => Promise<Response>
  /** The version of one request, for a form that rests on it. */
  readonly versionOf: (code: string) => Promise<number>
  readonly countReminders: () => Promise<number>
  /** A draft that asks the same 240 trusts, and that nothing stands in the way of. Gives its id. */
  readonly makeDraft: () => Promise<string>
  /** How many letters wait in the outbox. */
  readonly countWaiting: () => Promise<number>
  readonly passDays: (days: number) => void
  readonly close: () => Promise<void>
}

/** `folder` for the embedded database, null for one in memory; or the address of an empty PostgreSQL database. */
export type Where = { readonly folder: string | null } | { readonly url: string }

export async function consoleUnderTest(where: Where, changes: Partial<Services> = {}): Promise<ConsoleUnderTest> {
  const database = 'url' in where ? await openPostgres(where.url) : await openEmbedded(where)
  await migrate(database.kysely, allMigrations())
  let drafts = 0
  let now = new Date(`${today}T10:00:00Z`)
  const services = testServices(database, { smtpUrl: 'smtp://127.0.0.1:1', clock: () => now, ...changes })
  await seedHolidays(services)
  const editor = await signInForTests(services, { role: 'editor', name: 'First Editor' })
  const marker = await signInForTests(services, { role: 'marker', name: 'First Marker' })
  const staff = [editor.principal, marker.principal]
  const round = await roundOf240(database.db, { seed: 'console', today, staff })
  const app = makeApp(services)
  const { cookie } = editor
  return {
    round,
    staff: staff.map(({ id }) => id),
    services,
    cookie,
    fetch: request => app.fetch(request),
    ask: async path => app.request(path, { headers: { cookie } }),
    post: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: {
          cookie,
          origin: services.baseUrl,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      }),
    versionOf: async code => {
      const found = await rows<SurveyTables>(database.db)
        .selectFrom('request')
        .select('version')
        .where('round_id', '=', round.round)
        .where('trust_code', '=', code)
        .executeTakeFirstOrThrow()
      return found.version
    },
    countReminders: async () => {
      const reader = rows<SurveyTables>(database.db)
      const found = await reader
        .selectFrom('message')
        .select(reader.fn.countAll<number>().as('count'))
        .where('letter_kind', '=', 'chase')
        .executeTakeFirstOrThrow()
      return Number(found.count)
    },
    makeDraft: async () => {
      drafts += 1
      const id = `2028-${drafts}`
      if (drafts === 1) await mendHouse(database.db, round.codes, now)
      await draftRound(database.db, roundForTests({ id, version: 1 }), now)
      return id
    },
    countWaiting: async () => (await countMail(database.db)).get('queued') ?? 0,
    passDays: days => {
      now = new Date(now.getTime() + days * dayMs)
    },
    close: database.close,
  }
}

/** A charity that can be named, and no address that mail comes back from: what the drawn round has met with would block the next one. */
async function mendHouse(db: WriteDb, codes: readonly string[], now: Date): Promise<void> {
  await saveCharity(db, { facts: wholeCharity, basedOn: (await charityOf(db)).version, actor: testActor, now })
  for (const trustCode of codes) {
    const contact = await contactOf(db, trustCode)
    if (!contact || (contact.channel === 'email' && contact.bouncingSince === null)) continue
    const { email, version, note } = contact
    const typed = {
      email: email ?? `foi@${trustCode.toLowerCase()}.invalid`,
      channel: 'email',
      portalUrl: '',
      note,
      worksAgain: true,
    }
    await changeContact(db, { trustCode, typed, basedOn: version, actor: testActor, now })
  }
}
