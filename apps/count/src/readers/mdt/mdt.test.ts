// Long because: each way in which a hand-kept sheet goes wrong has its case.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { parse } from 'yaml'
import { recogniseFolder, sampleFile, walkFolder } from '../../recognise/index.ts'
import { exitCodes, openWorkbench, silent, type Workbench } from '../../workbench/index.ts'
import { loadDeclaredMaps } from '../declared-maps.ts'
import { mdtReader, parseMdtMap, proposeMap } from './index.ts'
import { cellDate, mapValue, showable } from './read-cell.ts'
import { zipOf } from './zip-for-tests.ts'

let base: string
let folder: string
let workbench: Workbench

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'mdt-'))
  folder = join(base, 'in')
  mkdirSync(folder)
  workbench = await openWorkbench({ beside: base })
})

afterEach(() => {
  workbench.close()
  rmSync(base, { recursive: true })
})

const declared = `
kind: mdt
name: Breast meeting
columns: {nhs_number: NHS No, hospital_number: Hosp No, birth_date: DOB, date: MDT date, statement: Outcome, site: Where, signed_off: Signed by}
date_order: day-first
primary: C50
site_separator: '+'
values:
  statement: {New mets: metastatic, Local only: not-metastatic, Benign: ignore}
  site: {bones: bone, liver: liver}
  signed_off: {'*': signed-off, '(blank)': not-signed-off}
`
const header = 'NHS No,Hosp No,DOB,MDT date,Outcome,Where,Signed by'
const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`)

async function read(yaml = declared) {
  writeFileSync(join(base, 'map.yaml'), yaml)
  const maps = await loadDeclaredMaps([join(base, 'map.yaml')])
  const found = await recogniseFolder(folder, { workbench, readers: [mdtReader], maps, progress: silent })
  try {
    await mdtReader.read(found.files, { workbench, progress: silent, maps, signal: new AbortController().signal })
  } finally {
    found.close()
  }
  return found
}
const meetings = () =>
  workbench.rows(`
    SELECT r.row_number::INT AS row, m.nhs_number AS nhs, m.local_id AS local, e.kind, e.date::VARCHAR AS date, e.status,
      (SELECT string_agg(c.role || ':' || c.system || ':' || c.code, ' ' ORDER BY c.role, c.code) FROM event_code c WHERE c.record_id = r.record_id AND c.event_no = e.event_no) AS codes
    FROM record r JOIN mention m USING (record_id) JOIN event e USING (record_id) ORDER BY r.record_id, e.event_no`)
const problems = () =>
  workbench.rows(
    `SELECT kind, column_name AS "column", count::INT AS n, list_transform(first_rows, x -> x::INT) AS rows, detail FROM problem ORDER BY kind, detail`,
  )

describe('a sheet under its mapping', () => {
  test('gives a meeting for each row, with what its values were declared to mean', async () => {
    write('list.csv', [
      'Breast team,,,,,,',
      header,
      '943 476 5919,a1,1/2/1960,3/4/2024,new mets,Bones + liver,First Admin',
      '',
      ',A2,,4/4/2024,Local only,,',
      '9434765870,,,05/04/2024,Benign,bones,First Admin',
    ])
    await read()
    expect(await meetings()).toEqual([
      {
        row: 3,
        nhs: '9434765919',
        local: 'A1',
        kind: 'meeting',
        date: '2024-04-03',
        status: 'signed-off',
        codes: 'primary:icd10:C50 site:mdt:bone site:mdt:liver statement:mdt:metastatic',
      },
      {
        row: 5,
        nhs: null,
        local: 'A2',
        kind: 'meeting',
        date: '2024-04-04',
        status: 'not-signed-off',
        codes: 'primary:icd10:C50 statement:mdt:not-metastatic',
      },
      {
        row: 6,
        nhs: '9434765870',
        local: null,
        kind: 'meeting',
        date: '2024-04-05',
        status: 'signed-off',
        codes: 'primary:icd10:C50 site:mdt:bone',
      },
    ])
    expect(await workbench.rows(`SELECT month::VARCHAR AS month, row_count::INT AS n FROM file_month`)).toEqual([
      { month: '2024-04-01', n: 3 },
    ])
    expect(await workbench.rows(`SELECT row_count::INT AS n FROM source_file`)).toEqual([{ n: 3 }])
    expect(
      await workbench.rows(`SELECT source, local_scope, local_id, last_date::VARCHAR AS last FROM contact WHERE local_id = 'A2'`),
    ).toEqual([{ source: 'mdt', local_scope: 'local', local_id: 'A2', last: '2024-04-04' }])
  })

  test('guesses nothing: unmapped values, impossible and American dates, dummy numbers, rows that name nobody and duplicates are told with their rows, and no identifier is', async () => {
    write('list.csv', [
      header,
      '9434765919,,,17/05/2024,?mets,bone,Second Admin',
      '9434765919,,,05/17/2024,?mets,,',
      '9999999999,A9,,31/02/2024,New mets,,',
      '1234567890,A8,,1/1/24,New mets,,',
      ',,,1/2/2024,New mets,,',
      'Total: 3,,,,,,',
      '9434765870,,,1/2/2024,New mets,,',
      '9434765870,,,1/2/2024,New mets,,',
    ])
    await read()
    const told = await problems()
    expect(told).toMatchObject([
      { kind: 'american-date', column: 'MDT date', n: 1, rows: [3] },
      { kind: 'dummy-nhs-number', column: 'NHS No', n: 1, rows: [4] },
      { kind: 'duplicate', n: 1, rows: [9] },
      { kind: 'impossible-date', column: 'MDT date', n: 2, rows: [4, 5] },
      { kind: 'no-person', n: 2, rows: [6, 7] },
      { kind: 'unmapped-value', column: 'Outcome', n: 2, rows: [2, 3], detail: '“?mets” is not in the mapping.' },
      { kind: 'unmapped-value', column: 'Where', n: 1, rows: [2], detail: '“bone” is not in the mapping.' },
      { kind: 'wrong-nhs-number', column: 'NHS No', n: 1, rows: [5] },
    ])
    expect(JSON.stringify(told)).not.toMatch(/9434765919|9999999999|Second Admin/)
    expect((await meetings()).map(({ row, codes }) => [row, codes])).toEqual([
      [2, 'primary:icd10:C50'],
      [3, 'primary:icd10:C50'],
      [4, 'primary:icd10:C50 statement:mdt:metastatic'],
      [5, 'primary:icd10:C50 statement:mdt:metastatic'],
      [8, 'primary:icd10:C50 statement:mdt:metastatic'],
    ])
  })

  test('is read only if it has every column that the mapping names', async () => {
    write('list.csv', [header.replace('Where', 'Place'), '9434765919,,,17/05/2024,New mets,bones,'])
    const { files, unused } = await read()
    expect(files).toEqual([])
    expect(unused[0]).toMatchObject({ use: 'ignored', reason: expect.stringContaining('which has no column “Where”') })
  })

  test('in an Excel file: dates, day numbers, a header in two merged rows, title rows, blank rows, numbers as numbers, a sheet by its name', async () => {
    const text = (value: string) => ({ value })
    const day = { value: new Date(Date.UTC(2024, 3, 3)), type: Date, format: 'dd/mm/yyyy' } as const
    await writeXlsxFile([
      { sheet: 'Notes', data: [[text('Nothing here')]] },
      {
        sheet: 'Meetings',
        data: [
          [text('Breast team')],
          [text('Patient'), null, null, text('Meeting'), null, null, text('Signed by')],
          [text('NHS No'), text('Hosp No'), text('DOB'), text('MDT date'), text('Outcome'), text('Where'), null],
          [{ value: 9434765919, type: Number }, text('x1'), null, day, text('New mets'), text('bones'), text('First Admin')],
          [null, null, null, null, null, null, null],
          [text('9434765870'), null, null, { value: 45385, type: Number }, text('Local only'), null, null],
        ],
      },
    ]).toFile(join(folder, 'list.xlsx'))
    await read(declared.replace('columns:', 'sheet: meetings\ncolumns:'))
    expect(await meetings()).toMatchObject([
      { row: 4, nhs: '9434765919', local: 'X1', date: '2024-04-03', status: 'signed-off' },
      { row: 6, nhs: '9434765870', local: null, date: '2024-04-03', status: 'not-signed-off' },
    ])
    expect(await problems()).toEqual([])
  })

  test('in an Excel file: hidden sheets and rows, formulas with and without their result, and errors are told or left empty', async () => {
    const cell = (at: string, inner: string, type = 'str') => `<c r="${at}" t="${type}">${inner}</c>`
    const names = header
      .split(',')
      .map((name, at) => cell(`${'ABCDEFG'.charAt(at)}1`, `<v>${name}</v>`))
      .join('')
    writeFileSync(
      join(folder, 'list.xlsx'),
      await zipOf({
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="Secret" sheetId="1" state="hidden" r:id="r1"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${names}</row><row r="2" hidden="1">${cell('A2', '<f>B9</f><v>9434765919</v>')}${cell('D2', '<v>45385</v>', 'n')}${cell('E2', '<f>1/0</f><v>#DIV/0!</v>', 'e')}${cell('F2', '<f>X1</f>', 'n')}</row></sheetData></worksheet>`,
      }),
    )
    await read()
    expect(await meetings()).toMatchObject([{ row: 2, nhs: '9434765919', date: '2024-04-03', codes: 'primary:icd10:C50' }])
    expect(await problems()).toMatchObject([
      { kind: 'formula-without-value', n: 1, rows: [2] },
      { kind: 'hidden-sheet', detail: '1 rows of “Secret” are hidden. They were read with the others.' },
      { kind: 'hidden-sheet', detail: 'The sheet “Secret” is hidden. It was read, because the mapping names it.' },
    ])
  })

  test('moved columns and another file name change no record', async () => {
    write('a.csv', [header, '9434765919,A1,,17/05/2024,New mets,bones,x'])
    write('b.csv', ['DOB,Hosp No,NHS No,Where,Outcome,MDT date,Signed by,More', ',A1,9434765919,bones,New mets,17/05/2024,x,y'])
    await read()
    expect(await meetings()).toHaveLength(1)
    expect((await problems()).map(({ kind }) => kind)).toEqual(['duplicate'])
  })
})

describe('a mapping', () => {
  test.each([
    ['kind: other', 'must begin with “kind: mdt”'],
    ['kind: [', 'is no YAML: look at line 1'],
    [
      'kind: mdt\nname: x\ncolumns: {nhs_number: N, date: D, statement: S}\ndate_order: day-first',
      'does not say under values what they hold',
    ],
    ['kind: mdt\nname: x\ncolumns: {date: D, statement: S}\ndate_order: day-first', 'Name a column that says who the person is'],
    ['kind: mdt\nname: x\ncolumns: {nhs_number: N, date: D}\ndate_order: day-first', 'Name the column of the statement'],
    [
      'kind: mdt\nname: x\ncolumns: {nhs_number: N, date: D, colour: C, statement: S}\ndate_order: day-first',
      'columns: Unrecognized key: "colour"',
    ],
    [declared.replace('metastatic,', 'CHOOSE,'), 'values.statement.New mets'],
    [declared.replace('C50', 'breast'), 'primary: An ICD-10 code such as C50'],
  ])('%j is refused with what is wrong', async (yaml, says) => {
    await expect(read(yaml)).rejects.toMatchObject({ exitCode: exitCodes.input, message: expect.stringContaining(says) })
  })

  test('that is not there is a mistake in typing', async () => {
    await expect(loadDeclaredMaps([join(base, 'none.yaml')])).rejects.toMatchObject({ exitCode: exitCodes.usage })
  })

  test('is proposed for a sheet that has none, with its values to be chosen, without names, and is refused until they are', async () => {
    write('list.csv', [
      'Hosp No,Surname,Date of MDT,Outcome,Comments,Sign off',
      ...Array.from(
        { length: 40 },
        (_, at) => `H${at},Rhif ${at},1/2/2024,${at % 2 ? 'Mets' : 'Local'},Seen by her daughter on ward ${at},Second Admin`,
      ),
    ])
    const [file] = await walkFolder(folder)
    const sampled = file && (await sampleFile(workbench, file))
    if (sampled === undefined || !('sample' in sampled)) throw new Error('Not sampled')
    expect(mdtReader.recognise(sampled.sample, [])).toMatchObject({
      isUsable: false,
      reason: expect.stringContaining('needs a mapping (--map)'),
    })
    const yaml = await proposeMap(sampled.sample)
    expect(yaml).not.toMatch(/Rhif|Second Admin|daughter/)
    expect(parse(yaml)).toMatchObject({
      columns: {
        hospital_number: 'Hosp No',
        family_name: 'Surname',
        date: 'Date of MDT',
        statement: 'Outcome',
        signed_off: 'Sign off',
      },
      values: { statement: { Local: 'CHOOSE', Mets: 'CHOOSE' } },
    })
    expect(() => parseMdtMap('map.yaml', parse(yaml))).toThrow(/values.statement.Local/)
    expect(parseMdtMap('map.yaml', parse(yaml.replaceAll('CHOOSE', 'ignore')))).toMatchObject({ date_order: 'day-first' })
  })
})

describe('a cell', () => {
  test.each([
    ['3/4/2024', 'day-first', { iso: '2024-04-03' }],
    ['3/4/2024', 'month-first', { iso: '2024-03-04' }],
    ['12/31/2024', 'month-first', { iso: '2024-12-31' }],
    ['2024-04-03', 'year-first', { iso: '2024-04-03' }],
    ['45385', 'day-first', { iso: '2024-04-03' }],
    [45385.75, 'day-first', { iso: '2024-04-03' }],
    [new Date(Date.UTC(2024, 2, 31)), 'day-first', { iso: '2024-03-31' }],
    ['3/4/24', 'day-first', { problem: 'not a date' }],
    ['April', 'day-first', { problem: 'not a date' }],
    [7, 'day-first', { problem: 'not a date' }],
    [null, 'day-first', { empty: true }],
  ] as const)('%j in %s order is %j', (cell, order, expected) => expect(cellDate(cell, order)).toMatchObject(expected))

  test('means what the mapping says, whatever its case and blanks; a star stands for what is not named', () => {
    const values = { 'New  mets': 'metastatic', '*': 'ignore' } as const
    expect(mapValue(' new mets', values)).toEqual({ target: 'metastatic' })
    expect(mapValue('other', values)).toEqual({ target: 'ignore' })
    expect(mapValue('', values)).toEqual({ blank: true })
    expect(mapValue('', { '(blank)': 'ignore' })).toEqual({ target: 'ignore' })
    expect(showable('New mets')).toBe('“New mets”')
    expect(showable('NHS 9434765919')).toBe('a longer text')
  })
})
