import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { sactReader } from './index.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

const rows = async (sql: string) =>
  (await bench.workbench.rows(sql)).map(found =>
    Object.values(found).map(value => (typeof value === 'bigint' ? Number(value) : value)),
  )

const version3 =
  'NHS_Number,Local_Patient_Identifier,Date_Of_Birth,Person_Stated_Gender_Code,Organisation_Identifier_Code_Of_Provider,Primary_Diagnosis,Adjunctive_Therapy,Intent_Of_Treatment,Regimen,Start_Date_Of_Regimen,Drug_Name,Administration_Date,Regimen_Outcome_Summary_Non_Curative'

test('version 3: the administrations of a drug are one regimen, which ends with the last of them', async () => {
  const line = (given: string, outcome = '') =>
    `9434765919,H1,1950-05-17,2,EXA,c50.9,,02,Paclitaxel,2022-01-11,PACLITAXEL,${given},${outcome}`
  const sample = bench.text(
    's.csv',
    `${version3}\n${line('2022-01-11')}\n${line('2022-01-18', 'Patient died')}\n${line('2022-01-18', 'Patient died')}\n`,
  )
  expect(sactReader.recognise(sample, [])).toMatchObject({ source: 'sact', version: '3', isUsable: true })
  await bench.read(sactReader, [sample])
  expect(await rows('SELECT row_number, source_version FROM record')).toEqual([[2, '3']])
  expect(
    await rows(`SELECT event_no, kind, strftime(date, '%Y-%m-%d'), strftime(end_date, '%Y-%m-%d'), status FROM event ORDER BY 1`),
  ).toEqual([
    [1, 'regimen', '2022-01-11', '2022-01-18', null],
    [2, 'death', null, null, 'sact'],
  ])
  expect(await rows('SELECT role, system, code FROM event_code ORDER BY ALL')).toEqual([
    ['drug', 'sact-drug', 'PACLITAXEL'],
    ['intent', 'sact-intent', 'v3:02'],
    ['primary', 'icd10', 'C509'],
    ['regimen', 'sact-regimen', 'PACLITAXEL'],
  ])
  expect((await bench.problems()).map(({ kind, rows }) => [kind, rows.map(Number)])).toEqual([['duplicate', [4]]])
  expect(await rows(`SELECT nhs_number, local_scope, strftime(last_date, '%Y-%m-%d') FROM contact`)).toEqual([
    ['9434765919', 'EXA', '2022-01-18'],
  ])
})

test('version 4: lines of treatment, context, and death as the end of a regimen', async () => {
  const header =
    'NHS Number,Date of Birth,Organisation Identifier (Code of Provider),Primary Diagnosis (ICD),Treatment Context,Intent of Treatment,Curative Line of Treatment,Non-Curative Line of Treatment,Regimen,Start Date of Regimen,Drug Name,Administration Date,End of Regimen Summary'
  const sample = bench.text(
    's.csv',
    `${header}\n9434765919,1950-05-17,EXA,C509,03,02,,2,CAPECITABINE,2024-01-11,CAPECITABINE,2024-01-12,7\n9434765870,1950-05-17,EXA,C509,01,01,1,,FEC,2024-01-11,EPIRUBICIN,2024-01-12,2\n`,
  )
  expect(sactReader.recognise(sample, [])).toMatchObject({ version: '4' })
  await bench.read(sactReader, [sample])
  expect(
    await rows(
      `SELECT row_number, role, code FROM event_code JOIN record USING (record_id) WHERE role IN ('line', 'intent', 'context', 'outcome') ORDER BY ALL`,
    ),
  ).toEqual([
    [2, 'context', 'v4:03'],
    [2, 'intent', 'v4:02'],
    [2, 'line', 'non-curative:2'],
    [2, 'outcome', 'v4:7'],
    [3, 'context', 'v4:01'],
    [3, 'intent', 'v4:01'],
    [3, 'line', 'curative:1'],
    [3, 'outcome', 'v4:2'],
  ])
  expect(await rows(`SELECT row_number FROM event JOIN record USING (record_id) WHERE kind = 'death'`)).toEqual([[2]])
})

test('a regimen that the files of two months repeat is one; every row counts for its month', async () => {
  const line = (given: string) => `9434765919,H1,1950-05-17,2,EXA,C509,,02,Paclitaxel,2022-01-11,PACLITAXEL,${given},`
  await bench.read(sactReader, [
    bench.text('a.csv', `${version3}\n${line('2022-01-11')}\n`),
    bench.text('b.csv', `${version3}\n${line('2022-02-01')}\n`),
  ])
  expect(await rows('SELECT count(*) FROM record')).toEqual([[1]])
  expect(await rows(`SELECT file_id, strftime(month, '%Y-%m'), row_count FROM file_month ORDER BY 1`)).toEqual([
    [1, '2022-01', 1],
    [2, '2022-02', 1],
  ])
})

test('people without a number stay apart', async () => {
  const line = ',,1950-05-17,2,EXA,C509,,02,Paclitaxel,2022-01-11,PACLITAXEL,2022-01-11,'
  await bench.read(sactReader, [bench.text('a.csv', `${version3}\n${line}\n${line}\n`)])
  expect(await rows('SELECT count(*), count(DISTINCT record_hash) FROM record')).toEqual([[2, 2]])
})

test('a missing intent is said, and American dates are refused', async () => {
  const sample = bench.text(
    'a.csv',
    'NHS_Number,Primary_Diagnosis,Regimen,Start_Date_Of_Regimen,Drug_Name\n9434765919,C509,FEC,01/31/2022,EPIRUBICIN\n',
  )
  expect(sactReader.recognise(sample, [])?.notes?.join(' ')).toContain('Intent_Of_Treatment is missing')
  await bench.read(sactReader, [sample])
  expect((await bench.problems()).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['american-date', 'missing-column']))
  expect(await rows('SELECT date FROM event')).toEqual([[null]])
})

test('a header is compared with the last one of its own version, and said in whole words', async () => {
  const line3 = '9434765919,H1,1950-05-17,2,EXA,C509,,02,Paclitaxel,2022-01-11,PACLITAXEL,2022-01-11,'
  const version4 = 'NHS Number,Primary Diagnosis (ICD),Treatment Context,Regimen,Start Date of Regimen,Drug Name'
  const line4 = '9434765919,C509,03,CAPECITABINE,2024-01-11,CAPECITABINE'
  await bench.read(sactReader, [
    bench.text('a-v3.csv', `${version3}\n${line3}\n`),
    bench.text('b-v4.csv', `${version4}\n${line4}\n`),
    bench.text('c-v3.csv', `${version3},Note\n${line3},x\n`),
    bench.text('d-v4.csv', `${version4}\n${line4}\n`),
  ])
  const told = (await bench.problems()).filter(({ kind }) => kind === 'changed-header')
  expect(told.map(({ detail }) => detail)).toEqual(['Other than in a-v3.csv: new is Note. Every column that we know was used.'])
})

test('a local number without a hospital is one of this feed', async () => {
  const header = 'Local Patient Identifier,Primary Diagnosis,Intent of Treatment,Regimen,Start Date of Regimen'
  await bench.read(sactReader, [bench.text('a.csv', `${header}\n700,C509,02,FEC,2022-01-11\n`)])
  expect(await rows('SELECT local_scope FROM mention UNION ALL SELECT local_scope FROM contact')).toEqual([
    ['sact:localpatientidentifier'],
    ['sact:localpatientidentifier'],
  ])
})
