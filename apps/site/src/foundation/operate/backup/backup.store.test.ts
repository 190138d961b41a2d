import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScratchDatabase, postgresForTests } from '../../../../test/support/postgres.ts'
import { openFromImage } from '../../../../test/support/test-image.ts'
import { type Migration, migrate } from '../../database/migrate.ts'
import { migration0001 } from '../../database/migration-0001.ts'
import { type OpenDatabase, openPostgres } from '../../database/open.ts'
import { writeSetting } from '../settings.ts'
import { writeAutomaticBackup, writeBackup } from './backup-file.ts'
import { isEmptyDatabase } from './empty-database.ts'
import { exportRows } from './export-rows.ts'
import { leftOutOfBackups } from './left-out.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreRows } from './restore-rows.ts'

/** Everything that makes a restore hard: a circle of keys, rows that may not change, each type, a column that the database computes. */
const hard: Migration = {
  name: '0002_hard',
  statements: [
    `create type mood as enum ('calm', 'warm')`,
    `create table "Odd name" (
      id bigint generated always as identity primary key,
      parent bigint references "Odd name" (id),
      words text not null,
      bytes bytea, facts jsonb, plain json, day date, moment timestamptz, local timestamp, lasts interval,
      exact numeric(30, 12), about double precision, list text[], days date[], mood mood, is_true boolean, key uuid,
      double_id bigint generated always as (id * 2) stored
    )`,
    `create table alpha (code text collate "C" primary key, zeta integer)`,
    `create table zeta (id serial primary key, alpha text not null references alpha (code))`,
    'alter table alpha add constraint alpha_zeta foreign key (zeta) references zeta (id) deferrable initially deferred',
    'create table loose (b text, a integer)',
    'create table from_outside (a integer)',
    leftOutOfBackups('from_outside'),
    `create function keep_for_ever() returns trigger language plpgsql as $$ begin raise exception 'final'; end $$`,
    'create trigger zeta_final before insert or update or delete on zeta for each row execute function keep_for_ever()',
    'alter table zeta disable trigger zeta_final',
    `create view odd_words as select words from "Odd name"`,
  ],
}
const migrations = [migration0001, hard]

const rows = [
  `insert into "Odd name" (words, bytes, facts, plain, day, moment, local, lasts, exact, about, list, days, mood, is_true, key) values
    ('Ŵyl "a" \\ 
    new line, emoji 🌟', '\\x00ff10', '{"b": 1.50, "a": [1e2, null, "é"]}', '{"b":  1, "a":2}', '2026-02-28',
     '2026-03-29 01:30:00.123456+01', '1900-01-01 00:00:00.000001', '1 year 2 months 03:04:05.678901', 12345678901234567.123456789012,
     0.1, '{"a,b",NULL,"c\\"d"}', '{2026-01-01}', 'warm', true, '6f1c2d3e-0000-4000-8000-000000000001')`,
  `insert into "Odd name" (words, parent, about, moment) values ('', 1, 'NaN', 'infinity')`,
  `update "Odd name" set parent = 2 where id = 1`,
  'begin',
  `insert into alpha values ('b', 1), ('B', 2), ('a', null), ('á', null)`,
  `insert into zeta (alpha) values ('b'), ('a')`,
  'commit',
  'alter table zeta enable trigger zeta_final',
  `insert into loose values ('x', 2), ('X', 1), (null, 3), ('x', 2)`,
  'insert into from_outside values (7)',
  `insert into spotlight values ('campaign', 'example')`,
]

type Place = { name: string; create: () => Promise<{ database: OpenDatabase; drop: () => Promise<void> }> }

const pglite: Place = {
  name: 'PGlite',
  create: async () => {
    const database = await openFromImage([], undefined)
    return { database, drop: () => database.close() }
  },
}
const postgres = postgresForTests()
const places: Place[] = [pglite]
if ('url' in postgres) {
  places.push({
    name: 'PostgreSQL',
    create: async () => {
      const scratch = await createScratchDatabase(postgres.url)
      const database = await openPostgres(scratch.url)
      return { database, drop: () => database.close().then(scratch.drop) }
    },
  })
}

const folder = mkdtempSync(join(tmpdir(), 'spotlight-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

const textOf = (file: string) => gunzipSync(readFileSync(file)).toString()

describe.each(places)('a backup from $name', ({ name, create }) => {
  let source: Awaited<ReturnType<Place['create']>>
  const file = join(folder, `${name}.gz`)

  beforeAll(async () => {
    source = await create()
    await migrate(source.database.kysely, migrations)
    await source.database.kysely.connection().execute(async db => {
      for (const statement of rows) await sql.raw(statement).execute(db)
    })
    await writeBackup(source.database.kysely, file)
  })
  afterAll(() => source.drop())

  test('is a whole file for nobody else, that says what it is', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await verifyBackup(file)).toEqual({
      spotlight: 'backup',
      format: 1,
      campaign: 'example',
      migrations: ['0001_foundation', '0002_hard'],
    })
    expect(readdirSync(folder).filter(other => other.includes('unfinished'))).toEqual([])
  })

  test('is the same to the byte when nothing has changed', async () => {
    await writeBackup(source.database.kysely, join(folder, 'again.gz'))
    expect(readFileSync(join(folder, 'again.gz')).equals(readFileSync(file))).toBe(true)
  })

  test('holds every value as it was written, to the microsecond and the byte', () => {
    expect(textOf(file)).toContain('"2026-03-29 00:30:00.123456+00"')
    expect(textOf(file)).toContain('"\\\\x00ff10"')
    expect(textOf(file)).toContain('"12345678901234567.123456789012"')
  })

  test('leaves out what can be imported again, which a look at every row does not', async () => {
    expect(textOf(file)).not.toContain('from_outside')
    const lines: string[] = []
    await exportRows(source.database.kysely, line => void lines.push(line), { everything: true })
    expect(lines).toContain('{"table":"from_outside","columns":["a"]}')
    expect(lines).toContain('["7"]')
  })

  test.each(places)('restores into $name, and its backup is the same to the byte', async target => {
    const restored = await target.create()
    try {
      const { kysely } = restored.database
      await restoreRows(kysely, file, await verifyBackup(file), migrations)
      const again = join(folder, `${name}-${target.name}.gz`)
      await writeBackup(kysely, again)
      expect(textOf(again)).toBe(textOf(file))

      // The keys, the rows that may not change, and the numbers go on as before.
      await expect(sql`insert into zeta (alpha) values ('nobody')`.execute(kysely)).rejects.toThrow('final')
      await expect(sql`insert into alpha values ('new', 99)`.execute(kysely)).rejects.toMatchObject({ code: '23503' })
      const next = await sql<{
        id: number
        double_id: number
      }>`insert into "Odd name" (words) values ('next') returning id, double_id`.execute(kysely)
      expect(next.rows).toEqual([{ id: 3, double_id: 6 }])
      // The row that was refused above has used up 3.
      expect((await sql`select nextval('zeta_id_seq')::int as id`.execute(kysely)).rows).toEqual([{ id: 4 }])
    } finally {
      await restored.drop()
    }
  })

  test('takes the place of everything that was there', async () => {
    const other = await create()
    try {
      const { kysely, db } = other.database
      expect(await isEmptyDatabase(kysely)).toBe(true)
      await migrate(kysely, [
        migration0001,
        { name: '0002_other', statements: ['create table other (a int)', 'create view seen as select a from other'] },
      ])
      await writeSetting(db, 'campaign', 'uk')
      expect(await isEmptyDatabase(kysely)).toBe(false)
      await restoreRows(kysely, file, await verifyBackup(file), migrations)
      await writeBackup(kysely, join(folder, 'other.gz'))
      expect(textOf(join(folder, 'other.gz'))).toBe(textOf(file))
    } finally {
      await other.drop()
    }
  })

  test('leaves out what is not to come back, and nothing else', async () => {
    const other = await create()
    try {
      const { kysely } = other.database
      await restoreRows(kysely, file, await verifyBackup(file), migrations, ['loose', 'no_such_table'])
      expect((await sql`select count(*)::int as count from loose`.execute(kysely)).rows).toEqual([{ count: 0 }])
      const kept = sql`select (select count(*)::int from alpha) as alpha, (select count(*)::int from zeta) as zeta,
        (select count(*)::int from "Odd name") as odd`
      expect((await kept.execute(kysely)).rows).toEqual([{ alpha: 4, zeta: 2, odd: 2 }])
    } finally {
      await other.drop()
    }
  })

  test('is brought back whole or not at all', async () => {
    const damaged = join(folder, 'damaged.gz')
    // The rows and sums are right, but a row breaks a key: only the database can tell.
    const broken = [
      migration0001,
      { ...hard, statements: [...hard.statements, `alter table loose add constraint none check (a < 3)`] },
    ]
    writeFileSync(damaged, readFileSync(file))
    const other = await create()
    try {
      await migrate(other.database.kysely, [migration0001])
      await writeSetting(other.database.db, 'campaign', 'uk')
      await expect(restoreRows(other.database.kysely, damaged, await verifyBackup(damaged), broken)).rejects.toMatchObject({
        code: '23514',
      })
      const { rows: settings } = await sql`select key, value from spotlight`.execute(other.database.kysely)
      expect(settings).toEqual([{ key: 'campaign', value: 'uk' }])
    } finally {
      await other.drop()
    }
  })

  test('an older one is restored as it was, and can be migrated on', async () => {
    const other = await create()
    try {
      const newer = [...migrations, { name: '0003_more', statements: ['alter table loose add column c text'] }]
      await restoreRows(other.database.kysely, file, await verifyBackup(file), newer)
      expect(await migrate(other.database.kysely, newer)).toEqual(['0003_more'])
    } finally {
      await other.drop()
    }
  })

  test('one of a newer Spotlight is refused with words', async () => {
    const head = await verifyBackup(file)
    await expect(restoreRows(source.database.kysely, file, head, [migration0001])).rejects.toMatchObject({
      name: 'Refusal',
      code: 'configuration',
    })
  })

  test('of the automatic ones the ten newest are kept', async () => {
    const data = join(folder, `data-${name}`)
    for (let minute = 0; minute < 12; minute += 1) {
      await writeAutomaticBackup(source.database.kysely, data, 'test', new Date(Date.UTC(2026, 10, 3, 9, minute)))
    }
    const kept = readdirSync(join(data, 'backups')).sort()
    expect(kept).toHaveLength(10)
    expect(kept[0]).toBe('automatic-2026-11-03T09-02-00Z-test.backup.gz')
  })
})

test.skipIf(places.length < 2)('the two databases give the same backup for the same rows', () => {
  expect(textOf(join(folder, 'PGlite.gz'))).toBe(textOf(join(folder, 'PostgreSQL.gz')))
})

describe('a file that is no whole backup is refused before anything is touched', () => {
  const whole = () => textOf(join(folder, 'PGlite.gz'))
  const cases: [string, () => Buffer][] = [
    ['cut short', () => readFileSync(join(folder, 'PGlite.gz')).subarray(0, -200)],
    ['cut at the end of a line', () => gzipSync(whole().split('\n').slice(0, -2).join('\n'))],
    ['a letter changed in a row', () => gzipSync(whole().replace('["X","1"]', '["Y","1"]'))],
    ['a row left out', () => gzipSync(whole().replace('["X","1"]\n', ''))],
    ['a table renamed', () => gzipSync(whole().replace('{"table":"loose"', '{"table":"other"'))],
    ['something added after the end', () => gzipSync(`${whole()}["more"]\n`)],
    ['a picture', () => Buffer.from('PNG')],
    ['something else in a gzip', () => gzipSync('hello\n')],
    ['nothing', () => Buffer.alloc(0)],
    ['of a newer format', () => gzipSync(whole().replace('"format":1', '"format":2'))],
  ]
  test.each(cases)('%s', async (name, content) => {
    const file = join(folder, `bad-${name.replaceAll(' ', '-')}.gz`)
    writeFileSync(file, content())
    await expect(verifyBackup(file)).rejects.toMatchObject({ name: 'Refusal', code: 'bad-data' })
  })

  test('one that is not there', async () => {
    await expect(verifyBackup(join(folder, 'none.gz'))).rejects.toMatchObject({ name: 'Refusal', code: 'no-input' })
  })
})
