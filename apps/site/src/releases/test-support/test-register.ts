import {
  findRoot,
  foundationRoom,
  inTransaction,
  loadMessages,
  type Messages,
  type OpenDatabase,
  type Services,
  silentLog,
} from '../../foundation/index.ts'
import { type Nation, registerRoom, saveInventedTrusts, type Trust, type TrustCode } from '../../register/index.ts'
import { newestCriteria } from '../criteria/load-criteria.ts'
import { releasesMigrations } from '../migrations.ts'
import type { ResultRow } from '../results-file/result-row.ts'
import { noFigures } from '../rules/snapshot.ts'

/** Shared by the tests of this room: a small invented register and the services around it. */
export const testRoot = findRoot(import.meta.dirname)
export const testMigrations = [...[foundationRoom, registerRoom].flatMap(room => room.migrations ?? []), ...releasesMigrations]
export const testMessages: Messages = loadMessages(`${testRoot}/content/messages`)
export const testCriteria = newestCriteria(testRoot)
export const now = new Date('2026-11-22T10:00:00Z')
export const today = '2026-11-22'
/** Who does it in a test, and when. */
export const by = { actor: { kind: 'command', name: 'test' }, now } as const

export function inventedTrust(number: number, change: Partial<Trust> = {}): Trust {
  const nations: readonly Nation[] = ['england', 'wales', 'scotland', 'northern-ireland']
  return {
    // A test's own codes: nothing else makes them.
    code: `EX-${String(number).padStart(3, '0')}` as TrustCode,
    name: `Example Trust ${number}`,
    nameCy: null,
    nation: nations[number % 4] ?? 'england',
    kind: 'acute',
    regionCode: 'X1',
    regionName: 'Example region',
    icbCode: null,
    icbName: null,
    address: null,
    postcode: null,
    lat: 51 + number / 100,
    lon: -1,
    locationBasis: 'invented',
    openedOn: null,
    closedOn: null,
    foiEmail: null,
    foiMissing: 'invented',
    aliases: [],
    isInvented: true,
    survey: { decision: 'surveyed', reason: 'Invented.', decidedOn: '2026-01-01' },
    ...change,
  }
}

export async function saveTrusts({ db }: OpenDatabase, trusts: readonly Trust[]): Promise<void> {
  await inTransaction(db, tx => saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now), { limitMs: 60_000 })
}

export function resultRow(code: string, change: Partial<ResultRow> = {}): ResultRow {
  return {
    line: null,
    code,
    status: 'collecting',
    criterion: null,
    answeredOn: '2026-10-01',
    figures: noFigures,
    evidenceUrl: null,
    quote: null,
    quoteLanguage: 'en',
    note: null,
    ...change,
  }
}

export const testServices = ({ db }: OpenDatabase): Services => ({
  db,
  write: db,
  campaign: 'example',
  baseUrl: 'http://localhost:4130',
  root: testRoot,
  dataFolder: testRoot,
  clock: () => now,
  log: silentLog,
  messages: testMessages,
  smtpUrl: null,
  mailDomain: 'localhost',
  secret: 'a secret of tests, which protects nothing',
})
