import { findRoot, inTransaction, type OpenDatabase, record, type WriteDb, writes } from '../../src/foundation/index.ts'
import { type Succession, saveInventedTrusts } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { seedHolidays } from '../../src/survey/holidays/seed-holidays.ts'
import { recordEvent } from '../../src/survey/requests/record-event.ts'
import { defaultsForTests, roundForTests } from '../../src/survey/rounds/round-for-tests.ts'
import { insertRound, replaceQuestions, writeLetterTemplate } from '../../src/survey/rounds/round-store.ts'
import type { WritableSurveyTables } from '../../src/survey/schema.ts'
import type { RoundState } from '../../src/survey/types.ts'

export const roundId = '2027-1'
export const tester = { kind: 'staff', id: 'staff-tester', name: 'Some tester' } as const
export const house = { kind: 'system', name: 'test' } as const

/** Noon of a day, so that neither side of midnight matters. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)

type Asked = {
  /** Overwrites what a sent letter begins with. */
  readonly changes?: Partial<WritableSurveyTables['request']>
  /** The day on which the mail left and the clock began; null: no letter has left. */
  readonly sentOn?: string | null
}

const trusts = {
  'EX-901': inventedTrustForTests('EX-901', 'Lantern Vale Hospitals Trust', { foiEmail: 'foi@ex-901.invalid' }),
  'EX-902': inventedTrustForTests('EX-902', 'Thistle Moor Health Board', { nation: 'scotland', foiEmail: 'foi@ex-902.invalid' }),
  'EX-903': inventedTrustForTests('EX-903', 'Copper Bay Hospitals Trust', { foiEmail: 'foi@ex-903.invalid' }),
  'EX-904': inventedTrustForTests('EX-904', 'Copper and Lantern Hospitals Trust', { foiEmail: 'foi@ex-904.invalid' }),
  'EX-905': inventedTrustForTests('EX-905', 'Bwrdd Iechyd Tŷ Helyg', { nation: 'wales', foiEmail: 'foi@ex-905.invalid' }),
} as const
export type TestCode = keyof typeof trusts

/** The bank holidays, five invented trusts, and an open round with the letters that are shipped. */
export async function openRoundForTests(database: Pick<OpenDatabase, 'db'>, state: RoundState = 'open'): Promise<void> {
  const db = database.db
  const now = noonOf('2026-12-01')
  await seedHolidays({ write: db, root: findRoot(import.meta.dirname), clock: () => now })
  await inTransaction(db, async tx => {
    await saveInventedTrusts(tx, { trusts: Object.values(trusts), hospitals: [], politicians: [] }, now)
    await insertRound(tx, roundForTests({ id: roundId, state }), { actor: house.name, now })
    await replaceQuestions(tx, roundId, defaultsForTests.questions)
    for (const letter of defaultsForTests.letters) await writeLetterTemplate(tx, roundId, letter)
    await record(tx, { actor: house, at: now, deed: 'round.make', subject: { kind: 'round', id: roundId } })
  })
}

/** Before a test: the same trusts and the same open round, and no request in it. */
export async function emptyRoundForTests(db: WriteDb): Promise<void> {
  const now = noonOf('2026-12-01')
  await inTransaction(db, async tx => {
    await record(tx, { actor: house, at: now, deed: 'round.change', subject: { kind: 'round', id: roundId } })
    const tables = writes<WritableSurveyTables & { mail: object }>(tx)
    for (const table of ['answer_evidence', 'answer', 'mark', 'marking', 'status_decision'] as const)
      await tables.deleteFrom(table).execute()
    for (const table of ['request_event', 'due_change', 'message', 'request', 'mail'] as const)
      await tables.deleteFrom(table).execute()
    await tables.updateTable('round').set({ state: 'open' }).execute()
    await saveInventedTrusts(tx, { trusts: Object.values(trusts), hospitals: [], politicians: [] }, now)
  })
}

/** One trust closes, another follows it. */
export async function mergeForTests(db: WriteDb, from: TestCode, to: TestCode, on: string): Promise<void> {
  const succession: Succession = { from, fromName: null, to: trusts[to].code, effectiveOn: on }
  const closed = { ...trusts[from], closedOn: on }
  await inTransaction(db, tx =>
    saveInventedTrusts(
      tx,
      { trusts: [closed, trusts[to]], hospitals: [], successions: [succession], politicians: [] },
      noonOf(on),
    ),
  )
}

/** A request as sending leaves it: the mail has gone, and the day it went is the day of receipt. */
export async function askForTests(
  db: WriteDb,
  code: TestCode,
  { changes = {}, sentOn = '2027-03-01' }: Asked = {},
): Promise<void> {
  const trust = trusts[code]
  const now = noonOf(sentOn ?? '2027-03-01')
  await inTransaction(db, async tx => {
    await writes<WritableSurveyTables>(tx)
      .insertInto('request')
      .values({
        round_id: roundId,
        trust_code: code,
        trust_name: trust.name,
        nation: trust.nation,
        law: trust.nation === 'scotland' ? 'foisa' : 'foia',
        language: trust.nation === 'wales' ? 'cy' : 'en',
        reference: `${roundId}/${code}`,
        reply_token: `token${code.toLowerCase().replace('-', '')}`,
        sent_to: sentOn === null ? null : trust.foiEmail,
        channel: 'email',
        delivery: sentOn === null ? 'not-sent' : 'sent',
        clock: 'not-started',
        answer: 'none',
        work: 'waiting',
        sent_on: sentOn,
        received_on: null,
        due_on: null,
        answered_on: null,
        next_step: 'deliver',
        next_step_on: null,
        assignee: null,
        assignee_name: null,
        version: 1,
        changed_at: now,
        changed_by: 'system',
        ...changes,
      })
      .execute()
    await record(tx, { actor: house, at: now, deed: 'round.send', subject: { kind: 'request', id: `${roundId}/${code}` } })
    if (sentOn === null) return
    await recordEvent(tx, { round: roundId, trustCode: code, kind: 'received', on: sentOn, note: '', actor: house, now })
  })
}
