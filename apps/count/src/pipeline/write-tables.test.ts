import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RegisterRow, registerColumns, registerRow } from '../results/index.ts'
import { type OutFolder, openOutFolder, openWorkbench, type Workbench } from '../workbench/index.ts'
import { readRegisterFile, writeEvidenceAndLinks, writeRegister } from './write-tables.ts'

let folder: string
let workbench: Workbench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'write-tables-'))
  workbench = await openWorkbench({ beside: folder, threads: 2 })
})
afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

const row = (personId: string, more: Partial<RegisterRow> = {}): RegisterRow =>
  registerRow.parse({
    personId,
    tier: 'definite',
    firstDate: '2024-03-02',
    datePrecision: 'day',
    dateFlag: null,
    firstRule: 'R1',
    primaryDate: null,
    primaryPrecision: null,
    pathway: 'unclassified',
    pathway90: 'unclassified',
    pathway120: 'unclassified',
    pathway180: 'unclassified',
    pathwayReason: 'no primary date',
    birthDate: '1960-02-29',
    birthPrecision: 'day',
    ageAtFirst: 64,
    sex: '2',
    vitalStatus: 'not-known',
    deathDate: null,
    deathPrecision: null,
    deathSource: null,
    lastSeen: null,
    rules: ['R1', 'R6'],
    sources: ['cosd'],
    sites: ['bone'],
    isDeathOnly: false,
    reviewed: null,
    nhsNumber: null,
    localIds: [],
    records: ['a.xml:1'],
    conflicts: [],
    ...more,
  })

/** The table as putRegister makes it. */
async function putRows(rows: readonly RegisterRow[]): Promise<void> {
  const shape = JSON.stringify([
    Object.fromEntries(registerColumns.map(({ key, type }) => [key, type === 'VARCHAR[]' ? ['VARCHAR'] : type])),
  ])
  const columns = registerColumns.map(({ name, key }) => `each."${key}" AS ${name}`)
  await workbench.run(
    `CREATE OR REPLACE TABLE register AS SELECT ${columns.join(', ')} FROM (SELECT unnest(from_json($1::JSON, '${shape}')) AS each) ORDER BY person_id`,
    [JSON.stringify(rows)],
  )
}

async function writeAll(out: OutFolder): Promise<void> {
  await writeRegister(workbench, out)
  await writeEvidenceAndLinks(workbench, out)
}

test('the same rows in another order give the same bytes', async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => row(`P-${String(at).padStart(5, '0')}`))
  const first = openOutFolder(join(folder, 'first'))
  await putRows(rows)
  await writeAll(first)
  first.commit()
  const second = openOutFolder(join(folder, 'second'))
  await putRows(rows.toReversed())
  await writeAll(second)
  second.commit()
  for (const name of ['register.csv', 'register.parquet', 'evidence.csv', 'links.csv']) {
    expect(readFileSync(first.pathOf(name)).equals(readFileSync(second.pathOf(name))), name).toBe(true)
  }
  expect(readFileSync(first.pathOf('register.csv'), 'utf8').split('\n')).toHaveLength(5_002)
})

test('a text that a spreadsheet would run is made harmless in CSV and kept as it is in Parquet', async () => {
  const out = openOutFolder(join(folder, 'out'))
  await putRows([row('P-1', { localIds: ['=HYPERLINK("x")'] })])
  await writeAll(out)
  out.commit()
  expect(readFileSync(out.pathOf('register.csv'), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`)
  expect(await readRegisterFile(workbench, out.pathOf('register.parquet'))).toEqual([
    row('P-1', { localIds: ['=HYPERLINK("x")'] }),
  ])
})
