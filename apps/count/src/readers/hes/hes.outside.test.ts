import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { hesReader } from './index.ts'

/** NHS England's Artificial HES (artificial rows, no patients): 2,075 episodes of 2001-02. */
const folder = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count/hes')

type Expected = {
  rows: number
  episodes_C50: number
  episodes_C77_C79: number
  episodes_D05: number
  episodes_Z853: number
  episodes_both: number
  people_C50: number
  people_C77_C79: number
  people_both: number
}

let bench: ReaderTest
let expected: Expected
beforeAll(async () => {
  bench = await openReaderTest()
  expected = JSON.parse(readFileSync(join(folder, 'apc_expected_counts.json'), 'utf8'))
  const apc = bench.text('x.dat', readFileSync(join(folder, 'artificial_hes_apc_0102_truncated.csv')))
  await bench.read(hesReader, [apc])
})
afterAll(() => bench.close())

async function number(sql: string): Promise<number> {
  const [row] = await bench.workbench.rows(sql)
  return Number(Object.values(row ?? {})[0])
}
const episodes = (codes: string) =>
  number(`SELECT count(DISTINCT record_id) FROM event_code WHERE role = 'diagnosis' AND regexp_matches(code, '^(${codes})')`)
const people = (codes: string) =>
  number(
    `SELECT count(DISTINCT local_id) FROM event_code JOIN mention USING (record_id) WHERE regexp_matches(code, '^(${codes})')`,
  )

test('finds the episodes that another program found in the same file', async () => {
  expect(await number(`SELECT row_count FROM source_file`)).toBe(expected.rows)
  expect(await episodes('C50')).toBe(expected.episodes_C50)
  expect(await episodes('C7[789]')).toBe(expected.episodes_C77_C79)
  expect(await episodes('D05')).toBe(expected.episodes_D05)
  expect(await episodes('Z853')).toBe(expected.episodes_Z853)
})

test('finds the people', async () => {
  expect(await people('C50')).toBe(expected.people_C50)
  expect(await people('C7[789]')).toBe(expected.people_C77_C79)
  expect(
    await number(
      `SELECT count(*) FROM (SELECT local_id FROM event_code JOIN mention USING (record_id) GROUP BY local_id HAVING bool_or(starts_with(code, 'C50')) AND bool_or(regexp_matches(code, '^C7[789]')))`,
    ),
  ).toBe(expected.people_both)
})

test('1800 and 1801 are no dates; every row is counted in a month or in none', async () => {
  expect(await number(`SELECT count(*) FROM event WHERE date < DATE '1902-01-01' OR end_date < DATE '1902-01-01'`)).toBe(0)
  expect(await number(`SELECT count(*) FROM mention WHERE birth_date < DATE '1850-01-01'`)).toBe(0)
  expect(await number('SELECT sum(row_count) FROM file_month')).toBe(expected.rows)
  expect(await number('SELECT count(*) FROM file_month WHERE month IS NULL')).toBe(1)
})

test('outpatients are no episodes of admitted care', () => {
  const outpatients = bench.text('op.csv', readFileSync(join(folder, 'artificial_hes_op_0304_truncated.csv')))
  expect(hesReader.recognise(outpatients, [])).toBeUndefined()
})
