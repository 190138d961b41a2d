// Long because: each trap of the model has its own small tables.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { recogniseFolder } from '../../recognise/index.ts'
import { openWorkbench, quoted, silent, type Workbench } from '../../workbench/index.ts'
import { omopReader } from './index.ts'
import { knownConcepts } from './known-concepts.ts'

let base: string
let folder: string
let workbench: Workbench

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'omop-'))
  folder = join(base, 'in')
  mkdirSync(folder)
  workbench = await openWorkbench({ beside: base })
})

afterEach(() => {
  workbench.close()
  rmSync(base, { recursive: true })
})

const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
const conditionHeader =
  'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,condition_source_value,condition_source_concept_id'
const measurementHeader =
  'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_concept_id,measurement_source_value,measurement_source_concept_id,measurement_event_id,meas_event_field_concept_id'
const personHeader = 'person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth,person_source_value'

async function read() {
  const found = await recogniseFolder(folder, { workbench, readers: [omopReader], progress: silent })
  try {
    await omopReader.read(found.files, { workbench, progress: silent, maps: [], signal: new AbortController().signal })
  } finally {
    found.close()
  }
  return found
}
const codes = () =>
  workbench.rows(`SELECT r.row_number::INT AS row, e.kind, c.role, c.system, c.code FROM event_code c JOIN record r USING (record_id) JOIN event e USING (record_id)
    ORDER BY ALL`)

test('a metastasis modifier is kept with the primary that it belongs to, its person, and when the person was last seen', async () => {
  write('c.csv', [conditionHeader, '71,1,4112853,2019-03-02,,C50.4,', '72,2,372328,2020-01-01,,J06.9,0'])
  write('m.csv', [
    measurementHeader,
    '5,1,36769301,2021-06-07,,,,71,1147127',
    '6,1,3025315,2024-02-03,,,,,',
    '7,9,3025315,2024-02-04,,,,,',
  ])
  write('p.csv', [personHeader, '1,8532,1957,4,,A-17', '2,8507,1960,1,1,A-18'])
  write('d.csv', ['person_id,death_date,cause_concept_id,cause_source_value', '1,2024-05-06,,C509', '2,2024-05-07,,I21'])
  await read()
  expect(await codes()).toEqual([
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'icd10', code: 'C504' },
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'omop', code: '4112853' },
    { row: 2, kind: 'death', role: 'cause', system: 'icd10', code: 'C509' },
    { row: 2, kind: 'observation', role: 'metastatic-site', system: 'omop', code: '36769301' },
    { row: 2, kind: 'observation', role: 'related-primary', system: 'omop', code: '4112853' },
  ])
  expect(
    await workbench.rows(
      `SELECT DISTINCT local_scope, local_id, nhs_number_problem, birth_date::VARCHAR AS born, birth_precision, sex FROM mention`,
    ),
  ).toEqual([
    { local_scope: 'omop', local_id: '1', nhs_number_problem: 'missing', born: '1957-04-01', birth_precision: 'month', sex: '2' },
  ])
  expect(await workbench.rows(`SELECT kind, date::VARCHAR AS date, status FROM event ORDER BY date`)).toEqual([
    { kind: 'condition', date: '2019-03-02', status: null },
    { kind: 'observation', date: '2021-06-07', status: null },
    { kind: 'death', date: '2024-05-06', status: 'omop' },
  ])
  expect(await workbench.rows(`SELECT local_id, last_date::VARCHAR AS last FROM contact`)).toEqual([
    { local_id: '1', last: '2024-02-03' },
  ])
  expect(
    await workbench.rows(`SELECT month::VARCHAR AS month, row_count::INT AS n FROM file_month WHERE file_id = 3 ORDER BY month`),
  ).toEqual([
    { month: '2021-06-01', n: 1 },
    { month: '2024-02-01', n: 2 },
  ])
})

test('the vocabulary says what concepts mean in ICD-10, SNOMED CT and TNM; what is no malignant tumour is not kept', async () => {
  write('concept.csv', [
    'concept_id\tconcept_name\tvocabulary_id\tconcept_code',
    '10\tMalignant tumour of colon\tSNOMED\t363406005',
    '11\tColon screening for cancer\tSNOMED\t1',
    '12\tInvasive carcinoma, breast upper-outer\tICDO3\t8500/3-C50.4',
    '13\tAJCC M1 category\tCancer Modifier\tAJCC/UICC-8th-cM1',
    '14\tAJCC stage IV\tCancer Modifier\tAJCC/UICC-Stage-4',
    '15\tSecondary malignant neoplasm of bone\tICD10\tC79.5',
    '16\tMetastasis to adrenal gland\tCancer Modifier\tOMOP-X',
  ])
  write('c.csv', [conditionHeader, '1,1,10,2020-01-01,,,15', '2,1,11,2020-01-02,,,', '3,1,12,2020-01-03,,,'])
  write('m.csv', [measurementHeader, '1,1,13,2020-02-01,,,,,', '2,1,99,2020-02-02,14,,,,', '3,1,16,2020-02-03,,,,,'])
  await read()
  expect(await codes()).toEqual([
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'icd10', code: 'C795' },
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'omop', code: '10' },
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'omop', code: '15' },
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'snomed', code: '363406005' },
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'words', code: 'OTHER-PRIMARY' },
    { row: 2, kind: 'observation', role: 'm-category', system: 'omop', code: '13' },
    { row: 2, kind: 'observation', role: 'm-category', system: 'tnm-m', code: 'CM1' },
    { row: 3, kind: 'observation', role: 'stage-group', system: 'omop', code: '14' },
    { row: 3, kind: 'observation', role: 'stage-group', system: 'tnm-stage', code: '4' },
    { row: 4, kind: 'condition', role: 'diagnosis', system: 'icd10', code: 'C504' },
    { row: 4, kind: 'condition', role: 'diagnosis', system: 'omop', code: '12' },
    { row: 4, kind: 'observation', role: 'metastatic-site', system: 'omop', code: '16' },
  ])
})

test('a source value of PERSON is an NHS number only where nearly all of them are', async () => {
  write('c.csv', [conditionHeader, '1,1,4112853,2020-01-01,,,', '2,2,4112853,2020-01-01,,,'])
  write('p.csv', [personHeader, '1,8532,1957,4,5,9434765919', '2,8532,1958,4,5,9434765870'])
  await read()
  expect(await workbench.rows(`SELECT local_id, nhs_number FROM mention ORDER BY local_id`)).toEqual([
    { local_id: '1', nhs_number: '9434765919' },
    { local_id: '2', nhs_number: '9434765870' },
  ])
})

test('columns in capitals and in another order, Parquet and gzip give the same as CSV', async () => {
  writeFileSync(
    join(folder, 'x'),
    gzipSync('CONDITION_START_DATE;PERSON_ID;CONDITION_CONCEPT_ID;CONDITION_OCCURRENCE_ID\n20200304;1;4112853;9\n'),
  )
  await workbench.run(`COPY (SELECT 8::BIGINT AS condition_occurrence_id, 1::INT AS person_id, 4112853::INT AS condition_concept_id, DATE '2020-03-05' AS condition_start_date)
    TO ${quoted(join(folder, 'y'))} (FORMAT parquet)`)
  await read()
  expect(
    await workbench.rows(
      `SELECT r.file_id, r.row_number::INT AS row, date::VARCHAR AS date, code FROM record r JOIN event USING (record_id) JOIN event_code USING (record_id) ORDER BY 1`,
    ),
  ).toEqual([
    { file_id: 1, row: 2, date: '2020-03-04', code: '4112853' },
    { file_id: 2, row: 1, date: '2020-03-05', code: '4112853' },
  ])
})

test('rows keep their numbers in a file that is read in many parts', async () => {
  const rows = Array.from({ length: 300_000 }, (_, at) => `${at + 2},${at},${at % 1000 === 7 ? 4112853 : 1},2020-01-01,,,`)
  write('c.csv', [conditionHeader, ...rows])
  await read()
  expect(
    await workbench.rows(
      `SELECT count(*)::INT AS n, bool_and(row_number = local_id::BIGINT + 2) AS right FROM record JOIN mention USING (record_id)`,
    ),
  ).toEqual([{ n: 300, right: true }])
})

test('what is wrong is told with its rows: American and impossible dates, duplicates, rows cut short, missing columns, unmapped codes, nobody', async () => {
  write('c.csv', [
    'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_end_date,condition_source_value',
    '1,1,4112853,05/17/2023,,',
    '2,1,4112853,2023-02-30,,',
    '3,1,4112853,2023-02-03,2022-01-01,',
    '3,1,4112853,2023-02-03,2022-01-01,',
    '4,1',
    '5,1,0,2023-02-03,,C50.9',
    '6,,4112853,1900-01-01,,',
  ])
  write('p.csv', ['person_id,gender_concept_id,year_of_birth', '2,8532,1950'])
  await read()
  expect(
    await workbench.rows(
      `SELECT file_id, kind, column_name, count::INT AS n, list_transform(first_rows, x -> x::INT) AS rows FROM problem ORDER BY ALL`,
    ),
  ).toMatchObject([
    { file_id: 1, kind: 'american-date', n: 1, rows: [2] },
    { file_id: 1, kind: 'duplicate', n: 1, rows: [5] },
    { file_id: 1, kind: 'end-before-start', n: 2, rows: [4, 5] },
    { file_id: 1, kind: 'impossible-date', n: 1, rows: [3] },
    { file_id: 1, kind: 'missing-link', n: 5 },
    { file_id: 1, kind: 'no-person', n: 1 },
    { file_id: 1, kind: 'short-row', n: 1, rows: [6] },
    { file_id: 1, kind: 'unknown-code', n: 1 },
    { file_id: 2, kind: 'missing-column', column_name: 'day_of_birth' },
    { file_id: 2, kind: 'missing-column', column_name: 'month_of_birth' },
  ])
  expect(await workbench.rows(`SELECT count(*)::INT AS n FROM record`)).toEqual([{ n: 5 }])
})

test('a table that breaks off keeps nothing, and the others are read', async () => {
  const whole = gzipSync(
    `${conditionHeader}\n${Array.from({ length: 50_000 }, (_, at) => `${at},${at * 7919},4112853,2020-01-01,,${at * 31},`).join('\n')}\n`,
  )
  writeFileSync(join(folder, 'a.csv.gz'), whole.subarray(0, whole.length / 2))
  write('b.csv', [conditionHeader, '1,1,4112853,2020-01-01,,,'])
  await read()
  expect(await workbench.rows(`SELECT file_id, use, reason, row_count::INT AS n FROM source_file ORDER BY file_id`)).toEqual([
    { file_id: 1, use: 'unreadable', reason: expect.stringContaining('breaks off'), n: null },
    { file_id: 2, use: 'used', reason: null, n: 1 },
  ])
  expect(await workbench.rows(`SELECT DISTINCT file_id FROM record`)).toEqual([{ file_id: 2 }])
})

test('a table that a count does not need is named and left alone', async () => {
  write('v.csv', ['visit_occurrence_id,visit_concept_id,visit_start_date', '1,2,2020-01-01'])
  const { files, unused } = await read()
  expect(files).toEqual([])
  expect(unused[0]).toMatchObject({ use: 'ignored', reason: 'A table of the OMOP CDM that a count does not need.' })
})

test('every OMOP concept of the code lists is kept where no vocabulary is there', () => {
  const lists = join(import.meta.dirname, '../../../definitions/code-lists')
  const named = readdirSync(lists).flatMap(name => {
    const { codes: entries }: { codes: { system: string; code: string }[] } = parse(readFileSync(join(lists, name), 'utf8'))
    return entries.filter(({ system }) => system === 'omop').map(({ code }) => code)
  })
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter(code => !Object.hasOwn(knownConcepts, code))).toEqual([])
})

test('a metastasis that is tied to a condition of which nothing was kept belongs to no known tumour', async () => {
  write('c.csv', [conditionHeader, '71,1,4112853,2019-03-02,,C50.4,', '72,1,4311499,2020-01-01,,,'])
  write('m.csv', [measurementHeader, '5,1,36769301,2021-06-07,,,,72,1147127', '6,1,36770544,2021-06-07,,,,,'])
  await read()
  expect((await codes()).filter(({ role }) => role === 'related-primary')).toEqual([
    { row: 2, kind: 'observation', role: 'related-primary', system: 'omop', code: '0' },
  ])
})

test('a death from breast cancer is kept where nothing else is known of the person', async () => {
  write('p.csv', [personHeader, '1,8532,1957,4,,A-17', '2,8507,1960,1,1,A-18'])
  write('d.csv', ['person_id,death_date,cause_concept_id,cause_source_value', '1,2024-05-06,4112853,', '2,2024-05-07,372328,'])
  await read()
  expect(await codes()).toEqual([{ row: 2, kind: 'death', role: 'cause', system: 'omop', code: '4112853' }])
})

test('the vocabulary says by its names which of its SNOMED concepts are cancers of the breast, and which only name it', async () => {
  write('concept.csv', [
    'concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,concept_code',
    '1,Infiltrating duct carcinoma of breast,Condition,SNOMED,Disorder,100',
    '2,Secondary malignant neoplasm of female breast,Condition,SNOMED,Disorder,101',
    '3,Intraductal carcinoma in situ of breast,Condition,SNOMED,Disorder,102',
    '4,Malignant melanoma of skin of breast,Condition,SNOMED,Disorder,103',
    '5,Family history of malignant neoplasm of breast,Condition,SNOMED,Disorder,104',
    '6,Malignant tumor of lung,Condition,SNOMED,Disorder,105',
    '7,Basal cell carcinoma of skin,Condition,SNOMED,Disorder,106',
  ])
  write('c.csv', [conditionHeader, ...[1, 2, 3, 4, 5, 6, 7].map(n => `7${n},${n},${n},2019-03-02,,,`)])
  await read()
  expect((await codes()).filter(({ system }) => system === 'icd10')).toEqual([
    { row: 2, kind: 'condition', role: 'diagnosis', system: 'icd10', code: 'C50' },
  ])
  expect((await codes()).filter(({ system }) => system === 'words').map(({ row, code }) => [row, code])).toEqual([
    [5, 'OTHER-PRIMARY'],
    [7, 'OTHER-PRIMARY'],
  ])
})
