import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readSheet } from 'read-excel-file/node'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkNhsNumber, openWorkbench, quoted, type Workbench } from '../workbench/index.ts'
import { formatNames } from './noise.ts'
import { writeExample } from './write-example.ts'

let folder: string
let workbench: Workbench
let truth: {
  person: string
  nhs_number: string
  has_spread: string
  first_date: string | null
  death_date: string | null
  records: string | null
}[]
const everything = { people: 250, seed: 4, hospital: 'district', formats: formatNames, withFaults: true } as const

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'example-'))
  workbench = await openWorkbench({ beside: folder, threads: 2 })
  await writeExample(join(folder, 'all'), everything)
  truth = await workbench.rows(
    `SELECT person, nhs_number, has_spread, first_date, death_date, records FROM read_csv(${quoted(join(folder, 'all/truth/truth.csv'))}, all_varchar = true)`,
  )
}, 60_000)
afterAll(() => {
  workbench.close()
  rmSync(folder, { recursive: true, force: true })
})

const filesBelow = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(path, join(entry.parentPath, entry.name)))
    .sort()
const extracts = () => join(folder, 'all/extracts')
const sums = (path: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(path).map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex'),
    ]),
  )
const textOf = (name: string): string => {
  const bytes = readFileSync(join(extracts(), name))
  return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
/** What stands after the identifier of each record; the first identifier is the file's. */
const recordsOf = (name: string) => textOf(name).split('<Id root=').slice(2)
const withoutFaults = () => filesBelow(extracts()).filter(name => !name.startsWith('faults/'))
const rowsOf = async (name: string): Promise<Record<string, string | null>[]> => {
  const file = quoted(join(extracts(), name))
  if (name.endsWith('.parquet')) return workbench.rows(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM read_parquet(${file})`)
  return workbench.rows(`SELECT * FROM read_csv(${file}, all_varchar = true, header = true, delim = ',', quote = '"')`)
}

test('the same options and seed give the same bytes, another seed gives others', async () => {
  await writeExample(join(folder, 'again'), everything)
  await writeExample(join(folder, 'other'), { ...everything, seed: 5 })
  const first = sums(join(folder, 'all'))
  expect(sums(join(folder, 'again'))).toEqual(first)
  expect(sums(join(folder, 'other'))['truth/truth.csv']).not.toBe(first['truth/truth.csv'])
  expect(Object.keys(first).length).toBeGreaterThan(80)
}, 60_000)

test('each record of each file belongs to one person of the truth, and to nobody twice', async () => {
  const references = truth.flatMap(({ records }) => records?.split(' ') ?? [])
  expect(new Set(references).size).toBe(references.length)
  const rows: Record<string, number> = {}
  for (const name of withoutFaults()) {
    if (/xml(\.gz)?$/.test(name)) rows[name] = recordsOf(name).length
    else if (/\.(csv|parquet)$/.test(name)) rows[name] = (await rowsOf(name)).length
    else if (/ndjson$/.test(name)) rows[name] = textOf(name).trim().split('\n').length
    else if (name.endsWith('.xlsx')) rows[name] = (await readSheet(join(extracts(), name))).length - 3
    else if (name.includes('bundles/')) rows[name] = JSON.parse(textOf(name)).entry.length
  }
  const counted = Object.fromEntries(
    [...Map.groupBy(references, record => record.replace(/:\d+$/, ''))].map(([name, found]) => [name, found.length]),
  )
  expect(counted).toEqual(Object.fromEntries(Object.entries(rows).filter(([, n]) => n > 0)))
})

test('the rows that the truth names carry that person’s number, but for the mistakes that are meant', async () => {
  const owners = new Map(
    truth.flatMap(({ nhs_number, records }) => (records?.split(' ') ?? []).map(record => [record, nhs_number] as const)),
  )
  let [right, wrong, empty] = [0, 0, 0]
  const judge = (record: string, number: string | null | undefined) => {
    const found = number?.replaceAll(' ', '') ?? ''
    if (found === '') empty += 1
    else if (found === owners.get(record)) right += 1
    else wrong += 1
  }
  for (const name of withoutFaults()) {
    const first = name.endsWith('.parquet') ? 1 : 2
    if (/^(sus|sact|radiotherapy)\//.test(name) || name === 'mdt/breast-mdt.csv')
      for (const [at, row] of (await rowsOf(name)).entries())
        judge(`${name}:${at + first}`, row.NHSNumber ?? row.NHS_Number ?? row.NHSNUMBER ?? row['NHS No'])
    if (name.endsWith('.xlsx'))
      for (const [at, row] of (await readSheet(join(extracts(), name))).entries())
        if (at > 2) judge(`${name}:${at + 1}`, String(row[1] ?? ''))
    if (/xml(\.gz)?$/.test(name))
      for (const [at, record] of recordsOf(name).entries())
        judge(`${name}:${at + 1}`, /<N[Hh][Ss]Number extension="(\d+)"/i.exec(record)?.[1])
  }
  expect(right).toBeGreaterThan(1000)
  expect(wrong / (right + wrong)).toBeLessThan(0.02)
  expect(empty / (right + empty)).toBeLessThan(0.06)
})

test('every format is what it says: strict XML, JSON, tables that DuckDB reads, a workbook', async () => {
  for (const name of withoutFaults().filter(found => /xml(\.gz)?$/.test(found))) {
    const parser = new SaxesParser({ xmlns: true })
    let root: string | undefined
    parser.on('opentag', tag => {
      root ??= `${tag.uri} ${tag.local}`
    })
    parser.on('error', error => {
      throw new Error(`${name}: ${error.message}`)
    })
    parser.write(textOf(name)).close()
    expect(root).toMatch(/^http:\/\/www\.datadictionary\.nhs\.uk\/messages\/COSD-v(8-1|9-0-1|10-0) COSD$/)
  }
  for (const name of withoutFaults().filter(found => found.endsWith('.ndjson')))
    for (const line of textOf(name).trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('resourceType')
  const patients = textOf('fhir/Patient.000.ndjson')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line).id)
  for (const line of textOf('fhir/Condition.000.ndjson').trim().split('\n'))
    expect(patients).toContain(JSON.parse(line).subject.reference.replace('Patient/', ''))
  const parquet = withoutFaults().filter(found => found.endsWith('.parquet'))
  expect(parquet.length).toBeGreaterThan(3)
  for (const name of parquet) expect((await rowsOf(name)).length).toBeGreaterThan(0)
  const sheet = await readSheet(join(extracts(), 'mdt/breast-mdt.xlsx'))
  expect(sheet[2]?.slice(0, 4)).toEqual(['Mtg date', 'NHS No', 'Hosp No', 'Surname'])
})

test('nobody in it could exist: every number is of the range for tests', () => {
  for (const { nhs_number } of truth) {
    expect(nhs_number).toMatch(/^999\d{7}$/)
    expect(checkNhsNumber(nhs_number).number).toBe(nhs_number)
  }
  expect(new Set(truth.map(({ nhs_number }) => nhs_number)).size).toBe(everything.people)
  for (const name of withoutFaults().filter(found => /\.(xml|csv|ndjson|json)$/.test(found))) {
    for (const [number] of textOf(name).matchAll(/\b[34679]\d{9}\b/g)) {
      if (checkNhsNumber(number).number !== undefined) expect(number, name).toMatch(/^999/)
    }
  }
  expect(readFileSync(join(folder, 'all/README.md'), 'utf8')).toContain('Everybody in this folder is invented')
})

test('the truth makes sense, and lies outside the extracts', () => {
  const spread = truth.filter(({ has_spread }) => has_spread === 'yes')
  expect(spread.length).toBeGreaterThan(20)
  for (const { first_date, death_date } of spread) {
    expect(first_date).toMatch(/^20\d\d-\d\d-\d\d$/)
    if (death_date !== null) expect(death_date > String(first_date)).toBe(true)
  }
  expect(filesBelow(extracts()).some(name => name.includes('truth'))).toBe(false)
})

test('a hospital without faults has none, and --with-faults adds them', async () => {
  await writeExample(join(folder, 'plain'), { people: 30, seed: 1, hospital: 'small' })
  expect(filesBelow(join(folder, 'plain/extracts')).filter(name => name.startsWith('faults/'))).toEqual([])
  expect(filesBelow(extracts()).filter(name => name.startsWith('faults/')).length).toBeGreaterThan(8)
  expect(statSync(join(extracts(), 'faults/empty.csv')).size).toBe(0)
  expect(() => gunzipSync(readFileSync(join(extracts(), 'faults/cosd-broken-off.xml.gz')))).toThrow()
})
