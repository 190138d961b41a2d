import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openWorkbench, silent, type Workbench } from '../../workbench/index.ts'
import type { FileSample, SourceFile } from '../reader.ts'
import { fhirReader } from './index.ts'

/** Published examples: a bulk export of invented patients, and Bundles of the mCODE tools. They are not in this repository. */
const outside = join(process.env.SPOTLIGHT_TEST_DATA ?? '', 'count')
let folder: string
let workbench: Workbench
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fhir-outside-'))
  workbench = await openWorkbench({ beside: folder, threads: 2 })
})
afterEach(() => {
  workbench.close()
  rmSync(folder, { recursive: true })
})

async function read(place: string): Promise<string[]> {
  const files: SourceFile[] = []
  for (const path of readdirSync(join(outside, place)).sort()) {
    const absolutePath = join(outside, place, path)
    if (!statSync(absolutePath).isFile()) continue
    const head = readFileSync(absolutePath).subarray(0, 65_536)
    const sample: FileSample = {
      path,
      absolutePath,
      bytes: statSync(absolutePath).size,
      container: 'plain',
      head,
      text: head.toString(),
    }
    const recognition = fhirReader.recognise(sample, [])
    if (recognition?.isUsable === true) files.push({ ...sample, fileId: files.length + 1, recognition })
  }
  for (const { fileId, path } of files) {
    await workbench.run("INSERT INTO source_file (file_id, path, use) VALUES ($1, $2, 'used')", [fileId, path])
  }
  await fhirReader.read(files, { workbench, progress: silent, maps: [], signal: new AbortController().signal })
  return files.map(({ path }) => path)
}

test('the bulk export has one person with breast cancer and nobody with spread', async () => {
  expect(await read('fhir-bulk')).toEqual(['Condition.000.ndjson', 'Patient.000.ndjson'])
  expect(
    await workbench.rows(
      "SELECT count(DISTINCT local_id)::INTEGER AS people FROM mention JOIN event_code USING (record_id) WHERE code = '254837009'",
    ),
  ).toEqual([{ people: 1 }])
  expect(
    await workbench.rows(
      "SELECT code FROM event_code WHERE code IN ('315004001', '94222008', '94225005', '94381002', '94391008') OR role = 'related-primary'",
    ),
  ).toEqual([])
  expect(await workbench.rows('SELECT use, row_count FROM source_file ORDER BY file_id')).toEqual([
    { use: 'used', row_count: 555n },
    { use: 'used', row_count: 13n },
  ])
  expect(await workbench.rows("SELECT kind FROM problem WHERE kind = 'missing-link'")).toEqual([])
})

test('the mCODE Bundle: a primary cancer, cM0 and two stages of one person', async () => {
  await read('mcode')
  expect(
    await workbench.rows(
      "SELECT role, system, code FROM event_code WHERE role IN ('diagnosis', 'm-category', 'stage-group') OR system = 'mcode' ORDER BY ALL",
    ),
  ).toEqual([
    { role: 'diagnosis', system: 'snomed', code: '353431000119107' },
    // The code is in no list of ours; its name says what it is.
    { role: 'diagnosis', system: 'words', code: 'BREAST' },
    { role: 'm-category', system: 'tnm-m', code: 'M0' },
    { role: 'stage-group', system: 'tnm-stage', code: '2B' },
    // The example contradicts itself: its condition says stage 3C.
    { role: 'stage-group', system: 'tnm-stage', code: '3C' },
    { role: 'statement', system: 'mcode', code: 'primary-cancer-condition' },
  ])
  expect(await workbench.rows('SELECT count(DISTINCT local_id)::INTEGER AS people FROM mention')).toEqual([{ people: 1 }])
})

test('the Bundles of the extraction framework, where patients and conditions lie in other files that are not there', async () => {
  expect((await read('mcode/fixtures')).length).toBeGreaterThan(10)
  expect(
    await workbench.rows(
      "SELECT role, system, code FROM event_code WHERE role IN ('diagnosis', 'm-category', 'stage-group') ORDER BY ALL",
    ),
  ).toEqual([
    { role: 'diagnosis', system: 'icd10', code: 'C020' },
    { role: 'm-category', system: 'tnm-m', code: 'M0' },
    { role: 'stage-group', system: 'tnm-stage', code: '3C' },
  ])
  expect(await workbench.rows("SELECT DISTINCT kind FROM problem WHERE kind = 'missing-link'")).toEqual([
    { kind: 'missing-link' },
  ])
})
