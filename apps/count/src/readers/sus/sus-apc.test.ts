import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { susReader } from './index.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

const rows = async (sql: string) =>
  (await bench.workbench.rows(sql)).map(found =>
    Object.values(found).map(value => (typeof value === 'bigint' ? Number(value) : value)),
  )

const header =
  'NHS Number,NHS Number Trace Status,Local Patient Identifier,Date of Birth,Sex,Postcode,Organisation Code (Code of Provider),Hospital Provider Spell Number,Start Date (Hospital Provider Spell),Start Date (Consultant Episode),End Date (Consultant Episode),Discharge Method (Hospital Provider Spell),Discharge Date (From Hospital Provider Spell),Primary Diagnosis (ICD),Secondary Diagnosis (ICD) 1,Secondary Diagnosis (ICD) 2'

test('reads the data elements by their names in the NHS Data Dictionary', async () => {
  const line = '943 476 5919,01,H1,17/05/1950,2,ls9 7tf,EXA01,S7,30/04/2022,01/05/2022,03/05/2022,4,03/05/2022,C795,C50.9,I10X'
  await bench.read(susReader, [bench.text('extract', `${header}\n${line}\n`)])
  expect(
    await rows(
      `SELECT nhs_number, nhs_trace_status, local_scope, local_id, strftime(birth_date, '%Y-%m-%d'), birth_precision, sex, postcode FROM mention`,
    ),
  ).toEqual([['9434765919', '01', 'EXA', 'H1', '1950-05-17', 'day', '2', 'LS9 7TF']])
  expect(await rows(`SELECT kind, strftime(date, '%Y-%m-%d'), spell, status FROM event ORDER BY event_no`)).toEqual([
    ['episode', '2022-05-01', 'EXA01:S7', null],
    ['death', '2022-05-03', null, 'discharge'],
  ])
  expect(await rows('SELECT code, position FROM event_code ORDER BY position')).toEqual([
    ['C795', 1],
    ['C509', 2],
  ])
  expect(
    await rows(`SELECT nhs_number, local_scope, local_id, strftime(last_date, '%Y-%m-%d') FROM contact ORDER BY ALL`),
  ).toEqual([
    ['9434765919', null, null, '2022-05-01'],
    [null, 'EXA', 'H1', '2022-05-01'],
  ])
})

test('the same local number in two hospitals is two people', async () => {
  const short = 'NHSNumber,LocalPatientIdentifier,ProviderCode,StartDateConsultantEpisode,DiagnosisICD1'
  await bench.read(susReader, [
    bench.text('x.csv', `${short}\n,H1,EXA,2022-01-01,C509\n,H1,EXB,2022-01-01,C349\n,H1,EXA,2022-02-01,C349\n`),
  ])
  expect(await rows('SELECT row_number FROM record ORDER BY 1')).toEqual([[2], [4]])
})

test('a number that two rows share carries over to a row that has only the local one', async () => {
  const short = 'NHSNumber,LocalPatientIdentifier,ProviderCode,StartDateConsultantEpisode,DiagnosisICD1'
  await bench.read(susReader, [
    bench.text(
      'x.csv',
      `${short}\n9434765919,,EXA,2022-01-01,C509\n9434765919,H2,EXA,2022-01-01,I10X\n9434765919,H2,EXA,2022-01-02,C189\n,H2,EXA,2022-02-01,C349\n`,
    ),
  ])
  expect(await rows('SELECT row_number FROM record ORDER BY 1')).toEqual([[2], [4], [5]])
})

test('reads cells with several codes', async () => {
  const short = 'NHSNumber,StartDateConsultantEpisode,PrimaryDiagnosisICD,SecondaryDiagnosisICD,2nd50thSecondaryDiagnosisICD'
  await bench.read(susReader, [bench.text('x.csv', `${short}\n9434765919,2022-01-01,I10X,E119,C509;Z85.3 C795\n`)])
  expect((await rows('SELECT code FROM event_code ORDER BY 1')).flat()).toEqual(['C509', 'C795', 'Z853'])
})

test('a local number without a hospital is one of this feed only, and its person is still followed', async () => {
  const short = 'LocalPatientIdentifier,ProviderCode,StartDateConsultantEpisode,DiagnosisICD1'
  await bench.read(susReader, [
    bench.text('x.csv', `${short}\nH1,,2022-01-01,C509\nH1,,2022-02-01,C349\nH1,,2022-03-01,I10X\nH1,EXA,2022-04-01,C349\n`),
    bench.text('y.csv', 'Local Patient Identifier,StartDateConsultantEpisode,DiagnosisICD1\nH1,2022-05-01,C509\n'),
  ])
  expect(await rows('SELECT file_id, row_number, local_scope FROM mention JOIN record USING (record_id) ORDER BY ALL')).toEqual([
    [1, 2, 'sus-apc:localpatientidentifier'],
    [1, 3, 'sus-apc:localpatientidentifier'],
    [2, 2, 'sus-apc:localpatientidentifier'],
  ])
  expect(await rows(`SELECT local_scope, local_id, strftime(last_date, '%Y-%m-%d') FROM contact ORDER BY ALL`)).toEqual([
    ['sus-apc:localpatientidentifier', 'H1', '2022-05-01'],
  ])
})
