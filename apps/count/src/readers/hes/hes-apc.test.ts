// Long because: it is the list of what can be wrong with a table, once, for the feed on which all of it is tried.
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openReaderTest, type ReaderTest } from '../tabular/file-for-tests.ts'
import { hesReader } from './index.ts'

let bench: ReaderTest
beforeEach(async () => {
  bench = await openReaderTest()
})
afterEach(() => bench.close())

const header = 'PSEUDO_HESID,EPIKEY,EPISTART,EPIEND,ADMIDATE,DISDATE,DISMETH,SEX,MYDOB,PROCODE3,DIAG_4_01,DIAG_4_02,DIAG_4_03'
type Row = {
  id?: string
  key?: string
  start?: string
  end?: string
  admitted?: string
  left?: string
  method?: string
  born?: string
  codes?: string
}
let keys = 0
const row = ({
  id = 'A',
  key,
  start = '2022-05-01',
  end = '2022-05-03',
  admitted = start,
  left = end,
  method = '1',
  born = '041950',
  codes = 'C509,,',
}: Row) => {
  keys += 1
  return [id, key ?? `k${keys}`, start, end, admitted, left, method, '2', born, 'EX1', codes].join(',')
}
const file = (rows: readonly Row[], name = 'hes.csv') => bench.text(name, `${header}\n${rows.map(row).join('\n')}\n`)
const rows = async (sql: string) =>
  (await bench.workbench.rows(sql)).map(found =>
    Object.values(found).map(value => (typeof value === 'bigint' ? Number(value) : value)),
  )
const kinds = async () =>
  (await bench.problems())
    .filter(({ kind }) => kind !== 'few-diagnosis-columns')
    .map(({ kind, column, count, rows }) => [kind, column, Number(count), rows.map(Number)])

test('an episode becomes a record with its person, its stay and its cancer codes at their places', async () => {
  await bench.read(hesReader, [file([{ codes: 'I10X,C50.9,c795' }])])
  expect(await rows(`SELECT record_id, row_number, source, provider FROM record`)).toEqual([[4294967298, 2, 'hes-apc', 'EX1']])
  expect(
    await rows(`SELECT nhs_number, local_scope, local_id, strftime(birth_date, '%Y-%m'), birth_precision, sex FROM mention`),
  ).toEqual([[null, 'hes-apc:pseudo_hesid', 'A', '1950-04', 'month', '2']])
  expect(
    await rows(`SELECT kind, strftime(date, '%d/%m/%Y'), date_precision, strftime(end_date, '%d/%m/%Y'), spell FROM event`),
  ).toEqual([['episode', '01/05/2022', 'day', '03/05/2022', 'EX1:2022-05-01']])
  expect(await rows('SELECT role, system, code, position FROM event_code ORDER BY position')).toEqual([
    ['diagnosis', 'icd10', 'C509', 2],
    ['diagnosis', 'icd10', 'C795', 3],
  ])
})

test('keeps other cancers and deaths of people with breast cancer or spread, and not of anybody else', async () => {
  await bench.read(hesReader, [
    file([
      { id: 'breast', codes: 'C509,,' },
      { id: 'breast', codes: 'C349,,' },
      { id: 'breast', codes: 'I10X,,' },
      { id: 'breast', codes: 'I10X,,', method: '4', left: '2023-01-05' },
      { id: 'lung', codes: 'C349,,' },
      { id: 'lung', codes: 'I10X,,', method: '4' },
      { id: 'well', codes: 'I10X,Z861,C' },
    ]),
  ])
  expect(await rows('SELECT row_number FROM record ORDER BY 1')).toEqual([[2], [3], [5]])
  expect(
    await rows(
      `SELECT row_number, event.status, strftime(date, '%Y-%m-%d') FROM event JOIN record USING (record_id) WHERE kind = 'death'`,
    ),
  ).toEqual([[5, 'discharge', '2023-01-05']])
})

test('people whom another source has named are kept too, and when they were last seen, from all rows', async () => {
  await bench.workbench.run(`INSERT INTO mention (record_id, nhs_number) VALUES (1, '9434765919')`)
  const sample = bench.text(
    'nhs.csv',
    `${header},NEWNHSNO\n${row({ id: 'x', codes: 'C349,,' })},9434765919\n${row({ id: 'x', codes: 'I10X,,', start: '2023-07-09' })},9434765919\n${row({ id: 'y', codes: 'C349,,' })},9434765870\n`,
  )
  await bench.read(hesReader, [sample])
  expect(await rows('SELECT row_number FROM record')).toEqual([[2]])
  expect(await rows(`SELECT nhs_number, local_id, strftime(last_date, '%Y-%m-%d') FROM contact ORDER BY ALL`)).toEqual([
    ['9434765919', null, '2023-07-09'],
    [null, 'x', '2023-07-09'],
  ])
})

test('rows are counted by month, all of them, and 1800 and 1801 are none', async () => {
  await bench.read(hesReader, [file([{ codes: 'I10X,,' }, { start: '2022-06-30' }, { start: '1801-01-01' }])])
  expect(await rows(`SELECT strftime(month, '%Y-%m'), row_count FROM file_month ORDER BY 1 NULLS LAST`)).toEqual([
    ['2022-05', 1],
    ['2022-06', 1],
    [null, 1],
  ])
})

test('says that there are three of twenty diagnosis columns, and uses them', async () => {
  const sample = file([{ codes: 'I10X,,C509' }])
  expect(hesReader.recognise(sample, [])?.notes?.join()).toContain('3 of 20 diagnosis columns: DIAG_4_01, DIAG_4_02, DIAG_4_03')
  await bench.read(hesReader, [sample])
  expect(await rows('SELECT code, position FROM event_code')).toEqual([['C509', 3]])
  expect((await bench.problems()).map(({ kind }) => kind)).toEqual(['few-diagnosis-columns'])
})

test('a changed header is told and both files are used', async () => {
  const changed = `Pseudo HESID;EPIKEY;EpiStart;EPIEND;ADMIDATE;DISDATE;DISMETH;SEX;MYDOB;PROCODE5;DIAG_01\nB;q;2023-05-01;;;;;;;EX101;C509\n`
  await bench.read(hesReader, [file([{}]), bench.text('later.csv', changed, { delimiter: ';' })])
  expect(await rows('SELECT DISTINCT local_id FROM mention ORDER BY 1')).toEqual([['A'], ['B']])
  const told = (await bench.problems()).find(({ kind }) => kind === 'changed-header')
  expect(told?.detail).toContain('missing are PROCODE3, DIAG_4_01')
})

test('tells dates that cannot be, and keeps the record without them', async () => {
  await bench.read(hesReader, [
    file([
      { end: '2022-04-01' },
      { born: '041999', start: '1990-05-01', end: '1990-05-02' },
      { start: '2022-02-30', admitted: '' },
    ]),
  ])
  expect(await kinds()).toEqual(
    [
      ['end-before-start', 'EPIEND', 1, [2]],
      ['end-before-start', 'DISDATE', 1, [2]],
      ['impossible-date', 'EPISTART', 1, [3]],
      ['impossible-date', 'EPISTART', 1, [4]],
    ].sort((left, right) => String(left).localeCompare(String(right))),
  )
  expect(
    await rows('SELECT row_number, date IS NULL, end_date IS NULL FROM event JOIN record USING (record_id) ORDER BY 1'),
  ).toEqual([
    [2, false, true],
    [3, true, false],
    [4, true, false],
  ])
})

test('a column of American dates is refused, never turned round', async () => {
  await bench.read(hesReader, [
    file([
      { start: '05/17/2022', end: '2022-05-30', admitted: '' },
      { start: '05/06/2022', end: '2022-06-30', admitted: '' },
    ]),
  ])
  expect(await kinds()).toEqual([['american-date', 'EPISTART', 2, [2]]])
  expect(await rows('SELECT date FROM event')).toEqual([[null], [null]])
  expect(await rows('SELECT month, row_count FROM file_month')).toEqual([[null, 2]])
  expect(await rows('SELECT * FROM contact')).toEqual([])
})

test('a row that comes twice, in one file or in two, is counted once and told', async () => {
  const same: Row = { key: 'same' }
  await bench.read(hesReader, [
    file([same, same, { key: 'one', codes: 'C509,,' }, { key: 'one', codes: 'C509,C795,' }]),
    file([same], 'again.csv'),
  ])
  expect(await rows('SELECT file_id, row_number FROM record ORDER BY 1, 2')).toEqual([
    [1, 2],
    [1, 4],
    [1, 5],
  ])
  expect(await kinds()).toEqual([
    ['duplicate', 'EPIKEY', 1, [5]],
    ['duplicate', 'EPIKEY', 1, [3]],
    ['duplicate', 'EPIKEY', 1, [2]],
  ])
})

test('rows that differ in an illness alone that no rule asks for are one, and rows with the same codes in other places are two', async () => {
  await bench.read(hesReader, [
    file([
      { key: 'ill', codes: 'C509,I10X,' },
      { key: 'ill', codes: 'C509,,E119' },
      { key: 'place', codes: 'C509,C795,' },
      { key: 'place', codes: 'C795,C509,' },
    ]),
  ])
  expect(await rows('SELECT row_number FROM record ORDER BY 1')).toEqual([[2], [4], [5]])
  const repeated = (await bench.problems()).filter(({ kind }) => kind === 'duplicate')
  expect(repeated.map(({ detail, rows: at }) => [detail, at.map(Number)])).toEqual([
    ['The same episode again with other content. Both were read; they are of one stay.', [5]],
    ['The same row again in all that is read of it. It was counted once.', [3]],
  ])
})

test('a year that lies far beyond all others is told and does not move the end', async () => {
  const many = Array.from(
    { length: 30 },
    (_, at): Row => ({ start: `2022-05-${String(1 + (at % 28)).padStart(2, '0')}`, end: '2022-06-30' }),
  )
  await bench.read(hesReader, [file([...many, { start: '2032-05-01', end: '2032-05-01' }])])
  expect(await kinds()).toEqual([['future-date', 'EPISTART', 1, [32]]])
  expect(await rows(`SELECT strftime(max(month), '%Y-%m') FROM file_month`)).toEqual([['2022-05']])
  expect(await rows(`SELECT strftime(max(last_date), '%Y-%m') FROM contact`)).toEqual([['2022-05']])
})

test('wrong and dummy NHS numbers are told without being shown, and join nobody', async () => {
  const sample = bench.text(
    'n.csv',
    `EPISTART,NEWNHSNO,DIAG_01\n2022-01-01,9999999999,C509\n2022-01-01,9434765918,C509\n2022-01-01,943476,C509\n2022-01-01,,C509\n2022-01-01,9999999999,C349\n`,
  )
  await bench.read(hesReader, [sample])
  expect(await rows('SELECT nhs_number, nhs_number_problem FROM mention ORDER BY record_id')).toEqual([
    [null, 'dummy'],
    [null, 'wrong check digit'],
    [null, 'wrong length'],
    [null, 'missing'],
    [null, 'dummy'],
  ])
  const problems = await bench.problems()
  expect(problems.map(({ kind, count }) => [kind, Number(count)])).toEqual(
    expect.arrayContaining([
      ['dummy-nhs-number', 2],
      ['wrong-nhs-number', 2],
      ['missing-nhs-number', 1],
      ['no-person', 5],
    ]),
  )
  expect(JSON.stringify(problems, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).not.toMatch(
    /9999999999|9434765918/,
  )
  expect(await rows('SELECT * FROM contact')).toEqual([])
})

test('what is no ICD-10 code is told; dashes and ampersands are none', async () => {
  await bench.read(hesReader, [file([{ codes: 'C509,-,?breast' }, { codes: 'C509,&,12345' }])])
  expect((await kinds()).map(([kind, , count]) => [kind, count])).toEqual([['unknown-code', 2]])
})

test('a gzip that breaks off is set aside whole, the other file is counted', async () => {
  const whole = gzipSync(`${header}\n${Array.from({ length: 4000 }, (_, at) => row({ id: `p${at * 7919}` })).join('\n')}\n`)
  const broken = bench.text('broken.csv.gz', whole.subarray(0, Math.floor(whole.length / 2)))
  await bench.read(hesReader, [broken, file([{}])])
  expect(await rows('SELECT file_id, use FROM source_file ORDER BY 1')).toEqual([
    [1, 'unreadable'],
    [2, 'used'],
  ])
  expect(await rows('SELECT DISTINCT file_id FROM record')).toEqual([[2]])
  expect((await kinds()).map(([kind]) => kind)).toEqual(['truncated'])
})

test('Parquet says the same as CSV', async () => {
  const sample = await bench.parquet(
    'hes.parquet',
    `SELECT 'A' AS PSEUDO_HESID, 12::BIGINT AS EPIKEY, DATE '2022-05-01' AS EPISTART, DATE '2022-05-03' AS EPIEND, DATE '2022-05-01' AS ADMIDATE, DATE '2022-05-03' AS DISDATE,
    4 AS DISMETH, 2 AS SEX, '041950' AS MYDOB, 'EX1' AS PROCODE3, 'C509' AS DIAG_4_01, 'C795' AS DIAG_4_02`,
  )
  await bench.read(hesReader, [sample])
  expect(await rows(`SELECT kind, strftime(date, '%Y-%m-%d'), spell FROM event ORDER BY event_no`)).toEqual([
    ['episode', '2022-05-01', 'EX1:2022-05-01'],
    ['death', '2022-05-03', null],
  ])
  expect(await rows('SELECT code FROM event_code ORDER BY 1')).toEqual([['C509'], ['C795']])
})

test('the order of the files changes nothing but the numbers of the files', async () => {
  const read = async (names: readonly string[]) => {
    const other = await openReaderTest()
    try {
      const content: Record<string, string> = {
        a: `${header}\n${row({ id: 'A', key: 'a1' })}\n${row({ id: 'B', key: 'b1', codes: 'C349,,' })}\n`,
        b: `${header}\n${row({ id: 'B', key: 'b2', codes: 'C795,,' })}\n${row({ id: 'A', key: 'a1' })}\n`,
      }
      await other.read(
        hesReader,
        names.map(name => other.text(name, content[name] ?? '')),
      )
      return await other.workbench.rows('SELECT record_hash FROM record ORDER BY 1')
    } finally {
      other.close()
    }
  }
  expect(await read(['a', 'b'])).toEqual(await read(['b', 'a']))
})

test.each([
  'a,b\n1,2\n',
  'NHSNumber,StartDateConsultantEpisode,PrimaryDiagnosisICD\n',
  'PSEUDO_HESID,APPTDATE,DIAG_01\n',
  'PSEUDO_HESID,EPISTART,OPERTN_01\n',
])('%j is no HES APC', content => {
  expect(hesReader.recognise(bench.text('HES_APC.csv', content), [])).toBeUndefined()
})
