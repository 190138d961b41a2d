import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../test/support/test-database.ts'
import { earlierResult, publicRecordOf } from '../store/read-public-record.ts'
import { testMigrations, testRoot } from '../test-support/test-register.ts'
import { seedPublicRecord } from './seed-public-record.ts'

const now = new Date('2026-11-22T10:00:00Z')
const copy = mkdtempSync(join(tmpdir(), 'record-'))
const file = join(copy, 'data/public-record.yaml')
mkdirSync(join(copy, 'data'))
cpSync(join(testRoot, 'data/public-record.yaml'), file)
afterAll(() => rmSync(copy, { recursive: true }))

eachDatabase(
  'the public record',
  open => {
    test('nothing is known before it is loaded', async () => {
      expect(await earlierResult(open().db)).toBeNull()
      expect(await publicRecordOf(open().db, 'RA2')).toEqual([])
    })

    test('Royal Surrey and Belfast are quoted with their own figures, source and date, and no status', async () => {
      expect(await seedPublicRecord(open().db, testRoot, now)).toEqual({ written: true })
      expect(await seedPublicRecord(open().db, testRoot, now)).toEqual({ written: false })
      const [surrey] = await publicRecordOf(open().db, 'RA2')
      expect(surrey).toMatchObject({ dated: '2016', url: 'https://www.royalsurrey.nhs.uk/breast-cancer/' })
      expect(surrey?.figures.map(figure => figure.value)).toEqual([31, 12, 5, 14])
      expect(surrey?.quotes[0]?.text).toContain('extrapolated at Multidisciplinary Department Team (MDT) level')
      const [belfast] = await publicRecordOf(open().db, 'BHSCT')
      expect(belfast).toMatchObject({ dated: '2018-12-07', statements: ['Recording new cases since mid-2016.'] })
      expect(belfast?.figures.map(figure => [figure.value, figure.isEstimate])).toEqual([
        [155, false],
        [70, true],
      ])
      for (const statement of [surrey, belfast]) expect(Object.keys(statement ?? {})).not.toContain('status')
    })

    test('England’s result of 2016 is given as published, without a denominator', async () => {
      expect(await earlierResult(open().db)).toMatchObject({
        nation: 'england',
        publishedOn: '2016-09-21',
        nothingPercent: 19,
        partPercent: 47,
      })
    })

    test('a changed file is loaded again; one that gives a status is refused', async () => {
      const text = readFileSync(file, 'utf8')
      writeFileSync(file, text.replace('value: 31', 'value: 32'))
      expect(await seedPublicRecord(open().db, copy, now)).toEqual({ written: true })
      expect((await publicRecordOf(open().db, 'RA2'))[0]?.figures[0]?.value).toBe(32)
      writeFileSync(file, text.replace('kind: statement', 'kind: statement\n    status: collecting'))
      await expect(seedPublicRecord(open().db, copy, now)).rejects.toMatchObject({ name: 'Refusal', code: 'configuration' })
      // The next database begins with the file as it was.
      writeFileSync(file, text)
    })
  },
  { migrations: testMigrations },
)
