import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { allMigrations } from '../../src/app.tsx'
import {
  dayInUk,
  inTransaction,
  type OpenDatabase,
  openPostgres,
  record,
  type WriteDb,
  writes,
} from '../../src/foundation/index.ts'
import { writeBackup } from '../../src/foundation/operate/backup/backup-file.ts'
import { verifyBackup } from '../../src/foundation/operate/backup/read-backup.ts'
import { restoreRows } from '../../src/foundation/operate/backup/restore-rows.ts'
import { openConsole, type TestConsole } from '../deeds/console-for-tests.ts'
import { formExamples, placeExamples } from '../deeds/examples/index.ts'
import { roundIn } from '../deeds/rounds-in-every-state.ts'
import { createScratchDatabase, postgresForTests } from '../support/postgres.ts'
import { roundWithAnswers } from '../support/round-with-answers.ts'
import { openFromImage } from '../support/test-image.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const actor = { kind: 'command', name: 'test' } as const

/** Everything that was built for what comes back: answers, marks, replies, published threads, complaints, publications. */
const tables = allMigrations()
  // Supporters, unit postcodes and mergers came after: they are no part of a round.
  .filter(({ name }) => name >= '0011' && name < '0017')
  .flatMap(({ statements }) => statements.flatMap(statement => statement.match(/^create table (\w+)/)?.[1] ?? []))

/** A form whose example, when it is prepared, leaves what no other leaves: a published thread. */
const telling = /publish-thread\/withdraw$/

/**
 * What is written half, and by whom a trust wants to be written to; a note to a complaint, a plan that
 * stopped, and a name that is blacked out.
 */
async function theRest(tx: WriteDb, round: string): Promise<void> {
  const db = writes<unknown>(tx)
  await sql`insert into spotlight (key, value) values ('campaign', 'example') on conflict do nothing`.execute(db)
  await sql`insert into reply_draft (round_id, trust_code, purpose, what, version, saved_at)
    select round_id, trust_code, purpose, '{"words": "Hanner ffordd ✍️"}', 1, made_at from reply_link where round_id = ${round}`.execute(
    db,
  )
  await sql`insert into named_contact
      (link_id, round_id, trust_code, name, role, email, language, token_hash, named_at, expires_at, confirmed_at)
    select id, round_id, trust_code, 'Tŷ Example', 'Manager', 'tŷ@example.invalid', 'cy', ${'a'.repeat(64)}, made_at, expires_at, null
    from reply_link where round_id = ${round}`.execute(db)
  await sql`insert into complaint_note (complaint_id, text, at, written_by, form_token)
    select id, 'Ffoniais 💛', now(), 'First Editor', 'a form' from complaint limit 1`.execute(db)
  await sql`insert into publication
      (round_id, state, title, as_of, fingerprint, publish_at, stopped_because, form_token, asked_at, asked_by, settled_at, settled_by)
    values (${round}, 'stopped', 'Gaeaf ❄️', now(), 'f', now(), '[]', 'another form', now(), 'First Admin', now(), 'First Admin')`.execute(
    db,
  )
  await sql`insert into thread_redaction (round_id, trust_code, kind, key, text, is_on, is_added, decided_at, decided_by)
    select round_id, trust_code, 'name', 'a name', 'A Name', true, true, now(), 'First Editor' from reply_link where round_id = ${round}`.execute(
    db,
  )
  await record(tx, { actor, at: new Date(), deed: 'reply.name-contact', subject: { kind: 'round', id: round } })
}

const folder = mkdtempSync(join(tmpdir(), 'spotlight-backup-of-a-round-'))
const file = join(folder, 'first.backup.gz')
const postgres = postgresForTests()

describe('a round with everything that came back', () => {
  let site: TestConsole
  beforeAll(async () => {
    site = await openConsole()
    const { round } = await roundWithAnswers(site.services.write, { round: '2028-1', today: dayInUk(site.services.clock()) })
    const person = await site.signIn('admin')
    const scene = { services: site.services, who: person.principal }
    for (const { prepare } of placeExamples) await prepare(scene, roundIn.open)
    for (const { prepare } of formExamples.filter(({ path }) => telling.test(path))) await prepare(scene)
    await inTransaction(site.services.write, tx => theRest(tx, round))
    await writeBackup(site.database.kysely, file)
  })
  afterAll(async () => {
    await site?.database.close()
    rmSync(folder, { recursive: true })
  })

  test('has rows in every table of it', async () => {
    expect(tables.length).toBeGreaterThan(12)
    const db = writes<unknown>(site.services.write)
    const empty: string[] = []
    for (const table of tables) {
      const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
      if (rows.length === 0) empty.push(table)
    }
    expect(empty).toEqual([])
  })

  const isSameAfterRestore = async (database: OpenDatabase, name: string) => {
    const again = join(folder, `${name}.backup.gz`)
    await restoreRows(database.kysely, file, await verifyBackup(file), allMigrations())
    await writeBackup(database.kysely, again)
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true)
  }

  test('is the same to the byte after a restore on PGlite', async () => {
    const database = await openFromImage([], undefined)
    await isSameAfterRestore(database, 'embedded').finally(() => database.close())
  })

  test.skipIf(!('url' in postgres))('is the same to the byte after a restore on PostgreSQL', async () => {
    if (!('url' in postgres)) return
    const scratch = await createScratchDatabase(postgres.url)
    const database = await openPostgres(scratch.url)
    await isSameAfterRestore(database, 'postgres').finally(() => database.close().then(scratch.drop))
  })
})
