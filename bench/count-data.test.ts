import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EpisodeTruth, writeEpisodes } from './count-data.ts'

let folder: string
let truth: EpisodeTruth
let connection: Awaited<ReturnType<DuckDBInstance['connect']>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'spotlight-episodes-'))
  truth = await writeEpisodes(folder, { episodes: 100_000, format: 'csv' })
  connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`
    CREATE TABLE coded AS
    SELECT PSEUDO_HESID AS person, ADMIDATE AS admitted, EPISTART AS began, DISMETH AS left_how, unnest(list_filter([${diagnoses}], code -> code IS NOT NULL)) AS code
    FROM read_csv('${folder}/*.csv', all_varchar = true)`)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const diagnoses = Array.from({ length: 20 }, (_, at) => `DIAG_4_${String(at + 1).padStart(2, '0')}`).join(', ')
const one = async (sql: string): Promise<unknown> => (await connection.runAndReadAll(sql)).getRowsJS()[0]?.[0]

/** The headline of DOMAIN.md's R6, written here a second time and only over the files. */
const headline = `
  WITH spread AS (SELECT person, admitted, min(began) AS began FROM coded WHERE regexp_matches(code, '^C7[89]') AND code <> 'C798' GROUP BY ALL),
    breast AS (SELECT person, min(began) AS began FROM coded WHERE code LIKE 'C50%' GROUP BY ALL),
    other AS (SELECT DISTINCT person FROM coded WHERE regexp_matches(code, '^C') AND NOT regexp_matches(code, '^C(50|44|7[789])')),
    people AS (SELECT person, count(DISTINCT admitted) AS spells, min(spread.began) AS first FROM spread JOIN breast USING (person)
      WHERE breast.began <= spread.began AND person NOT IN (SELECT person FROM other) GROUP BY ALL)`

test('the files hold what the plan of the people says', async () => {
  expect(await one('SELECT count(DISTINCT person)::INTEGER FROM coded')).toBe(truth.people)
  expect(
    await one("SELECT count(DISTINCT person)::INTEGER FROM coded WHERE regexp_matches(code, '^(C[0-9][0-9]|D05|Z853)')"),
  ).toBe(truth.cancerPeople)
  expect(truth.headline).toBeGreaterThan(50)
  expect(await one(`${headline} SELECT count(*)::INTEGER FROM people WHERE spells >= 2`)).toBe(truth.headline)
  expect(await one(`${headline} SELECT count(*)::INTEGER FROM people WHERE spells = 1`)).toBe(truth.oneSpell)
  const years = `${headline} SELECT json_group_object(y, n) FROM (SELECT substr(first, 1, 4) AS y, count(*)::INTEGER AS n FROM people WHERE spells >= 2 GROUP BY y ORDER BY y)`
  expect(JSON.parse(String(await one(years)))).toEqual(truth.headlineByYear)
  expect(
    await one(
      `${headline} SELECT count(*)::INTEGER FROM people WHERE spells >= 2 AND person IN (SELECT person FROM coded WHERE left_how = '4')`,
    ),
  ).toBe(truth.headlineDeaths)
})

test('the same plan gives the same episodes, also in Parquet, and another seed gives others', async () => {
  const again = join(folder, 'again')
  const other = join(folder, 'other')
  const parquet = join(folder, 'parquet')
  const plan = { episodes: 100_000, format: 'csv' } as const
  expect({ ...(await writeEpisodes(again, plan)), folder }).toEqual(truth)
  expect((await writeEpisodes(other, { ...plan, seed: 2 })).headlineByYear).not.toEqual(truth.headlineByYear)
  await writeEpisodes(parquet, { ...plan, format: 'parquet' })
  const sorted = (from: string) => sum(from, truth.files[3] ?? '')
  expect(sorted(again)).toBe(sorted(folder))
  expect(sorted(other)).not.toBe(sorted(folder))
  for (const [csv, columns] of [
    [`read_csv('${folder}/*.csv', all_varchar = true)`, 'CAST(COLUMNS(*) AS VARCHAR)'],
    [`'${parquet}/*.parquet'`, 'CAST(COLUMNS(*) AS VARCHAR)'],
  ] as const)
    await connection.run(`CREATE TABLE ${csv.startsWith('read') ? 'from_csv' : 'from_parquet'} AS SELECT ${columns} FROM ${csv}`)
  expect(await one('SELECT count(*)::INTEGER FROM (FROM from_csv EXCEPT FROM from_parquet)')).toBe(0)
  expect(await one('SELECT count(*)::INTEGER FROM from_parquet')).toBe(truth.episodes)
}, 60_000)

/** Threads may write rows in another order; their content is the same. */
const sum = (from: string, name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(from, name), 'utf8').split('\n').sort().join('\n'))
    .digest('hex')
