export { inventedTrustForTests as invented } from '../../register/register-for-tests.ts'

import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openFromImage } from '../../../test/support/test-image.ts'
import { allMigrations, makeApp } from '../../app.tsx'
import {
  type Campaign,
  findRoot,
  inTransaction,
  type Log,
  loadMessages,
  type OpenDatabase,
  type Router,
  type Services,
  silentLog,
  type WriteDb,
} from '../../foundation/index.ts'
import { saveInventedTrusts, type Trust } from '../../register/index.ts'
import { newestCriteria, publishResults, type ResultRow } from '../../releases/index.ts'

const root = findRoot(import.meta.dirname)
const now = new Date('2026-11-22T09:00:00Z')

/** The whole site on a database in memory, with what `fill` puts into it. */
export function siteForTests(campaign: Campaign, fill: (db: WriteDb) => Promise<void>, log: Log = silentLog) {
  let database: OpenDatabase | undefined
  let app: Router | undefined
  beforeAll(async () => {
    database = await openFromImage(allMigrations(), undefined)
    await fill(database.db)
    app = makeApp(servicesFor(campaign, database, log))
  }, 60_000)
  afterAll(async () => database?.close())
  return {
    /** Asks for a page as a browser would. Redirects are not followed. */
    ask: async (path: string, init?: RequestInit): Promise<Response> => {
      if (!app) throw new Error('The site is open only inside tests')
      return app.request(path, init)
    },
    /** What its pages reach: to make rows for them, or a smaller site beside it. */
    services: (): Services => {
      if (!database) throw new Error('The site is open only inside tests')
      return servicesFor(campaign, database, log)
    },
    close: async () => database?.close(),
  }
}

const servicesFor = (campaign: Campaign, database: OpenDatabase, log: Log): Services => ({
  db: database.db,
  write: database.db,
  campaign,
  baseUrl: 'http://localhost:3000',
  root,
  dataFolder: join(root, 'var'),
  clock: () => now,
  log,
  messages: loadMessages(join(root, 'content/messages')),
  smtpUrl: null,
  mailDomain: 'localhost',
  secret: 'a secret of tests, which protects nothing',
})

/** A row of a results file; what matters to a test is given. */
export const result = (code: string, status: ResultRow['status'], more: Partial<ResultRow> = {}): ResultRow => ({
  line: null,
  code,
  status,
  criterion: null,
  answeredOn: status === 'no-response' || status === 'not-asked' || status === 'excluded' ? null : '2026-04-20',
  figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
  evidenceUrl: null,
  quote: null,
  quoteLanguage: 'en',
  note: null,
  ...more,
})

export const saveTrusts = (db: WriteDb, trusts: readonly Trust[]): Promise<void> =>
  inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now))

type Publication = { readonly title: string; readonly asOf: string; readonly rows: readonly ResultRow[] }

/** Publishes results in the example campaign. Throws when they are refused. */
export async function publish(db: WriteDb, { title, asOf, rows }: Publication): Promise<string> {
  const outcome = await publishResults(db, {
    actor: { kind: 'command', name: 'test' },
    now,
    campaign: 'example',
    criteria: newestCriteria(root),
    title,
    asOf,
    today: '2026-11-22',
    rows,
  })
  if (outcome.kind !== 'published') throw new Error(`Not published: ${JSON.stringify(outcome)}`)
  return outcome.release.id
}

/** The text of a page without its markup: what somebody reads. */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
