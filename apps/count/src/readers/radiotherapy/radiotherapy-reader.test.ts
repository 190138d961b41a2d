import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { radiotherapyReader } from './index.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

const rows = async (sql: string) =>
  (await bench.workbench.rows(sql)).map(found =>
    Object.values(found).map(value => (typeof value === 'bigint' ? Number(value) : value)),
  )

test('the attendances of a treatment are one; its site is an OPCS code or words', async () => {
  const header =
    'NHSNUMBER,ORGCODEPROVIDER,RADIOTHERAPYDIAGNOSISICD,TREATMENTSTARTDATE,APPTDATE,RADIOTHERAPYINTENT,RTTREATMENTREGION,RTTREATMENTANATOMICALSITE'
  const sample = bench.text(
    'rt.csv',
    `${header}\n9434765919,EXA,C509,09/08/2022,09/08/2022,01,M,Z66.3\n9434765919,EXA,C509,09/08/2022,13/08/2022,01,M,Z66.3\n9434765870,EXA,C509,2022-08-09,2022-08-09,02,P,Left breast\n`.replaceAll(
      '2022-08-09',
      '09/08/2022',
    ),
  )
  await bench.read(radiotherapyReader, [sample])
  expect(
    await rows(
      `SELECT row_number, kind, strftime(date, '%Y-%m-%d'), strftime(end_date, '%Y-%m-%d') FROM event JOIN record USING (record_id) ORDER BY 1`,
    ),
  ).toEqual([
    [2, 'radiotherapy', '2022-08-09', '2022-08-13'],
    [4, 'radiotherapy', '2022-08-09', '2022-08-09'],
  ])
  expect(await rows('SELECT row_number, role, system, code FROM event_code JOIN record USING (record_id) ORDER BY ALL')).toEqual([
    [2, 'intent', 'rtds', '01'],
    [2, 'primary', 'icd10', 'C509'],
    [2, 'treatment-site', 'opcs4', 'Z663'],
    [2, 'treatment-site', 'rtds', 'M'],
    [4, 'intent', 'rtds', '02'],
    [4, 'primary', 'icd10', 'C509'],
    [4, 'treatment-site', 'rtds', 'P'],
    [4, 'treatment-site', 'text', 'Left breast'],
  ])
})

test('a table of appointments without intent or site is no radiotherapy', () => {
  expect(radiotherapyReader.recognise(bench.text('x.csv', 'NHS Number,Treatment Start Date,Clinic\n'), [])).toBeUndefined()
})

test('a local number without a hospital is one of this feed and this column only, however the column is spelled', async () => {
  const rest = 'TREATMENTSTARTDATE,RADIOTHERAPYINTENT,RTTREATMENTREGION'
  await bench.read(radiotherapyReader, [
    bench.text('a.csv', `Local Patient Identifier,${rest}\n700,09/08/2022,01,M\n`),
    bench.text('b.csv', `LOCAL_PATIENT_IDENTIFIER,${rest}\n700,10/08/2022,01,M\n`),
    bench.text('c.csv', `Pseudo_PatientID,${rest}\n700,10/08/2022,01,M\n`),
    bench.text('d.csv', `LocalPatientIdentifier,ORGCODEPROVIDER,${rest}\n700,EX101,11/08/2022,01,M\n700,,12/08/2022,01,M\n`),
  ])
  const expected = [
    [1, 'radiotherapy:localpatientidentifier'],
    [2, 'radiotherapy:localpatientidentifier'],
    [3, 'radiotherapy:pseudopatientid'],
    [4, 'EX1'],
    [4, 'radiotherapy:localpatientidentifier'],
  ]
  expect(await rows('SELECT file_id, local_scope FROM mention JOIN record USING (record_id) ORDER BY ALL')).toEqual(expected)
  expect(await rows('SELECT local_scope FROM contact ORDER BY 1')).toEqual(
    [...new Set(expected.map(([, scope]) => scope))].sort().map(scope => [scope]),
  )
})
