import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InventedRow, inventDirectory, rowWriter } from '../../../test/support/invented-directory.ts'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { testServices } from '../../../test/support/test-router.ts'
import { findRoot, inTransaction, type OpenDatabase, record, rows, writes } from '../../foundation/index.ts'
import { registerTables } from '../described-tables.ts'
import { findAnswer } from '../find-answer.ts'
import { placeFor } from '../postcode/place-for.ts'
import { registerMigrationsForTests, registerSeedForTests } from '../register-for-tests.ts'
import type { RegisterTables } from '../schema.ts'
import { forgetUnitPostcodes } from './after-restore.ts'
import { unitPostcodesName } from './describe-postcodes.ts'
import { DirectoryReader } from './directory-reader.ts'
import { importPostcodes } from './import-postcodes.ts'
import { importPostcodesCommand } from './import-postcodes-command.ts'
import { addUnfinishedSet, postcodeSets } from './postcode-set-store.ts'
import { postcodesCheck } from './postcodes-check.ts'
import { swapBack } from './roll-back-postcodes.ts'

const root = findRoot(import.meta.dirname)
const folder = mkdtempSync(join(tmpdir(), 'spotlight-postcodes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const leeds: InventedRow = {
  postcode: 'LS9 7TF',
  introduced: '198001',
  ended: '',
  country: 'E92000001',
  seat: 'E14001320',
  lat: '53.806584',
  lon: '-1.521556',
}
const placeless = { lat: '99.999999', lon: '0.000000' }
/** As much of the country as the tests need. */
const areas = ['AB', 'BT', 'IM', 'LS', 'ZE']

/** Beside one postcode of every sector. */
const special: readonly InventedRow[] = [
  leeds,
  { ...leeds, postcode: 'LS9 7TT', ended: '201903' },
  { ...leeds, postcode: 'LS9 7TW', ...placeless },
  // In the directory in two constituencies.
  { ...leeds, postcode: 'LS9 7TX', introduced: '202507' },
  { ...leeds, postcode: 'LS9 7TX', introduced: '202507', seat: 'E14001319' },
  // Old enough for the ranges, which have all of this sector in another constituency; and one that they cannot know.
  { ...leeds, postcode: 'ZE1 0AB', country: 'S92000003', seat: 'S14000061', lat: '60.15', lon: '-1.15' },
  { ...leeds, postcode: 'ZE1 0AD', country: 'S92000003', seat: 'S14000061', lat: '60.15', lon: '-1.15', introduced: '202507' },
  // Of an edition before July 2024.
  { ...leeds, postcode: 'LS9 7TZ', seat: 'E14000777' },
  { ...leeds, postcode: 'BT9 7AB', country: 'N92000002', seat: 'N05000003', lat: '54.57', lon: '-5.95' },
  // A sector that our own table has not.
  { ...leeds, postcode: 'AB1 0AA', country: 'S92000003', seat: 'S14000061', lat: '57.101459', lon: '-2.242858', ended: '199606' },
]

function fileOf(name: string, more: readonly InventedRow[] = special): string {
  const file = join(folder, name)
  const invented = [...inventDirectory({ layout: 'from 2025', unitsInSector: 1, campaignRoot: root, areas })]
  writeFileSync(file, [...invented, ...more.map(rowWriter('from 2025'))].join(''))
  return file
}

const november = fileOf('ONSPD_NOV_2025_UK.csv')
const inNovember = readFileSync(november, 'utf8').trim().split('\n').length - 1
const february = fileOf('ONSPD_FEB_2026_UK.csv', [...special, { ...leeds, postcode: 'LS9 7TH' }])
const now = new Date('2026-03-01T09:00:00Z')

/** The rest of the country is not missed where nothing knows of it. */
async function keepSectorsOf(db: OpenDatabase['db']): Promise<void> {
  await inTransaction(db, async tx => {
    const subject = { kind: 'register', id: 'test' }
    await record(tx, { actor: { kind: 'command', name: 'test' }, at: now, deed: 'register.import', subject })
    await writes<RegisterTables>(tx)
      .deleteFrom('postcode_sector')
      .where(sql`substring(sector from '^[A-Z]+')`, 'not in', areas)
      .execute()
  })
}

async function bringIn(db: OpenDatabase['db'], file: string) {
  const reader = new DirectoryReader()
  try {
    return await importPostcodes(db, { file, now, reader, progress: () => {}, read: () => {} })
  } finally {
    await reader.close()
  }
}

eachDatabase(
  'every postcode',
  open => {
    const find = async (text: string) => {
      const answer = await placeFor(open().db, text)
      if (answer.kind !== 'place') return answer
      const { constituencies, ...place } = answer.place
      return { ...place, kind: 'place', seats: constituencies.map(({ name }) => name) }
    }
    const states = async () => (await postcodeSets(open().db)).map(({ state, describes }) => `${describes} ${state}`)
    const notes = async () => (await registerTables(open().db, now)).find(({ name }) => name === unitPostcodesName)
    const run = async (...args: string[]) => {
      const printed: string[] = []
      const services = { ...testServices(open()), clock: () => now }
      await importPostcodesCommand.run(args, { services, print: line => void printed.push(line), cwd: folder })
      return printed.join('\n')
    }

    beforeAll(async () => {
      await keepSectorsOf(open().db)
      await bringIn(open().db, november)
    })

    test('a full postcode is answered exactly, with its constituency and the nearest trusts', async () => {
      expect(await find('ls97tf')).toMatchObject({
        precision: 'unit',
        answeredFor: 'LS9 7TF',
        near: 'LS9',
        nation: 'england',
        lat: 53.80658,
        lon: -1.52156,
        seats: ['Leeds East'],
        ended: null,
        notIn: null,
      })
      const answer = await findAnswer(open().db, 'LS9 7TF', { campaign: 'uk', now })
      expect(answer.kind === 'place' && answer.nearest[0]).toMatchObject({ trust: { code: 'RR8' } })
    })

    test.each([
      ['LS9 7TT', { precision: 'unit', ended: '2019-03', seats: ['Leeds East'] }],
      ['LS9 7TW', { kind: 'placeless', near: 'LS9' }],
      ['LS9 7ZZ', { precision: 'sector', answeredFor: 'LS9 7', notIn: '2025-11' }],
      ['ZE7 5AA', { kind: 'unknown' }],
      ['BT9 7AB', { precision: 'unit', nation: 'northern-ireland', lat: 54.57 }],
      ['BT9 7ZZ', { precision: 'sector', answeredFor: 'BT9 7', notIn: '2025-11' }],
      ['AB1 0AA', { precision: 'unit', ended: '1996-06' }],
      ['AB1 0', { precision: 'sector', answeredFor: 'AB1 0', nation: 'scotland', lat: 57.10146 }],
      ['IM1 1AA', { kind: 'elsewhere', where: 'isle-of-man' }],
      ['LS9 7', { precision: 'sector', notIn: null }],
    ])('%s is %o', async (asked, answer) => {
      expect(await find(asked)).toMatchObject(answer)
    })

    test('a postcode in two constituencies is in one of both: by the directory, or where the ranges that can know it differ', async () => {
      const seats = async (postcode: string) =>
        (await placeFor(open().db, postcode).then(a => (a.kind === 'place' ? a.place.constituencies : [])))
          .map(({ code }) => code)
          .sort()
      expect(await seats('LS9 7TX')).toEqual(['E14001319', 'E14001320'])
      expect(await seats('ZE1 0AB')).toEqual(['S14000051', 'S14000061'])
      expect(await seats('ZE1 0AD')).toEqual(['S14000061'])
      // Its code is not of our time: the ranges answer, as before.
      expect(await seats('LS9 7TZ')).toEqual(['E14001323'])
    })

    test('Northern Ireland has the constituencies of a district, not all eighteen', async () => {
      const seats = (await find('BT9')) as { seats: string[] }
      expect(seats.seats.length).toBeGreaterThan(0)
      expect(seats.seats.length).toBeLessThan(18)
    })

    test('the page about our data has its month, licence and terms; check says its age', async () => {
      expect(await notes()).toMatchObject({ sourceDate: '2025-11', ageMonths: 4, rows: inNovember, importedOn: '2026-03-01' })
      expect((await notes())?.licence).toContain('Land & Property Services')
      const [finding] = await postcodesCheck.run({ db: open().db, clock: () => now })
      expect(finding?.what).toBe('Unit postcodes: they describe 2025-11, 4 months ago.')
    })

    test('the same file is one; the next one takes its place, and the one before is kept', async () => {
      expect(await run(november)).toBe('These postcodes, of 2025-11, are in use already. Nothing was changed.')
      expect(await find('LS9 7TH')).toMatchObject({ precision: 'sector' })
      expect(await run(february)).toContain(`${(inNovember + 1).toLocaleString('en-GB')} postcodes of 2026-02 are in use now`)
      expect(await find('LS9 7TH')).toMatchObject({ precision: 'unit' })
      expect(await states()).toEqual(['2025-11 previous', '2026-02 current'])
      expect(await run('--rollback')).toContain('The postcodes of 2025-11 are in use now.')
      expect(await find('LS9 7TH')).toMatchObject({ precision: 'sector' })
      expect(await notes()).toMatchObject({ sourceDate: '2025-11' })
      // The newer file again: it is there already, and nothing is loaded.
      expect(await run(february)).toContain('they are in use again')
      expect(await states()).toEqual(['2025-11 previous', '2026-02 current'])
      const audit = rows<{ audit: { deed: string; id: number } }>(open().db)
        .selectFrom('audit')
        .select('deed')
        .orderBy('id', 'desc')
      expect((await audit.limit(3).execute()).map(({ deed }) => deed)).toEqual([
        'register.roll-back-postcodes',
        'register.roll-back-postcodes',
        'register.import-postcodes',
      ])
    })

    test('what is cut short, a part, or too broken is refused; what was in use still is, and nothing is left', async () => {
      const whole = readFileSync(february)
      const half = join(folder, 'ONSPD_MAY_2026_UK.csv')
      writeFileSync(half, whole.subarray(0, whole.length / 2))
      await expect(run(half)).rejects.toThrow(/cut short/)
      const broken = whole
        .toString()
        .split('\r\n')
        .map((line, at) => (at % 20 === 7 ? line.replace(/"[ENS]92\d+"/, 'S') : line))
      writeFileSync(half, broken.join('\r\n'))
      await expect(run(half)).rejects.toThrow(/broken rows among [\d,]+: too many/)
      await expect(run('nowhere.csv')).rejects.toThrow(/no file nowhere/)
      await expect(run('.')).rejects.toThrow(/folder/)
      await expect(run()).rejects.toThrow(/not used as it should be/)
      expect(await states()).toEqual(['2025-11 previous', '2026-02 current'])
    })

    test('a few broken rows are listed with line and column, and left out', async () => {
      const lines = readFileSync(february, 'utf8').split('\r\n')
      const file = join(folder, 'ONSPD_AUG_2026_UK.csv')
      writeFileSync(
        file,
        lines
          .map((line, at) => (at === 41 ? line.replace('99.999999', 'x').replace(/,(-?\d+\.\d+),/, ',x,') : line))
          .join('\r\n'),
      )
      const printed = await run(file)
      expect(printed).toContain('One row is broken:\n  line 42, lat: is not a latitude of the United Kingdom')
      expect(printed).toContain(`${inNovember.toLocaleString('en-GB')} postcodes of 2026-08 are in use now`)
      expect(await states()).toEqual(['2026-02 previous', '2026-08 current'])
    })

    test('what a killed import has left is seen, never read, and removed by the next; one that still runs gives way', async () => {
      const { db } = open()
      const set = {
        sha256: 'f'.repeat(64),
        file_name: 'x.csv',
        describes: '2027-02',
        row_count: 1,
        ended_count: 0,
        placeless_count: 0,
        irish_count: 0,
        skipped_count: 0,
        imported_at: now,
      }
      await inTransaction(db, tx => addUnfinishedSet(tx, set))
      expect((await postcodesCheck.run({ db, clock: () => now })).map(({ what }) => what)).toContain(
        'An import of postcodes is under way, or was cut off.',
      )
      const reader = new DirectoryReader()
      const late = { read: reader.read.bind(reader), batches: () => interrupted(reader.batches(), () => bringIn(db, november)) }
      try {
        await expect(
          importPostcodes(db, {
            file: fileOf('ONSPD_FEB_2027_UK.csv', []),
            now,
            reader: late,
            progress: () => {},
            read: () => {},
          }),
        ).rejects.toThrow(/given way/)
      } finally {
        await reader.close()
      }
      expect(await states()).toEqual(['2026-08 previous', '2025-11 current'])
    })

    test('a disk that fills up is said in words, and nothing is half done', async () => {
      const reader = new DirectoryReader()
      const full = {
        read: reader.read.bind(reader),
        batches: () =>
          interrupted(reader.batches(), () => Promise.reject(Object.assign(new Error('no space'), { code: '53100' }))),
      }
      try {
        const order = { file: february, now, reader: full, progress: () => {}, read: () => {} }
        await expect(importPostcodes(open().db, order)).rejects.toMatchObject({ name: 'Refusal', code: 'cannot-write' })
      } finally {
        await reader.close()
      }
      expect(await states()).toEqual(['2026-08 previous', '2025-11 current'])
      expect(await find('LS9 7TF')).toMatchObject({ precision: 'unit' })
    })

    test('after a restore nothing says that they are there', async () => {
      const said = await forgetUnitPostcodes(open().db, now)
      expect(said).toContain('bring those of 2025-11 in again')
      expect(await notes()).toBeUndefined()
      expect(await forgetUnitPostcodes(open().db, now)).toBeNull()
    })

    test('going back from the first import leaves none in use', async () => {
      const { db } = open()
      await swapBack(db, now, { kind: 'command', name: 'test' })
      expect(await states()).toEqual(['2026-08 current', '2025-11 previous'])
    })
  },
  { migrations: registerMigrationsForTests, seed: registerSeedForTests },
)

/** Batches in whose middle something happens. */
async function* interrupted<Batch>(batches: AsyncGenerator<Batch, void, undefined>, happen: () => Promise<unknown>) {
  let count = 0
  for await (const batch of batches) {
    count += 1
    if (count === 20) await happen()
    yield batch
  }
}
