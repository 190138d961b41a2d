// Long because: every way in which a spreadsheet hides something stands in one list.
import { describe, expect, test } from 'vitest'
import { isClosing } from '../findings.ts'
import { type BookForTests, bookParts, cell, row, rowWith, spreadsheet, workbook, zipOf } from './files-for-tests.ts'
import { lookInto } from './look-into.ts'

const visible = { name: 'Answer', rows: row(1, 'Year', 'People') + row(2, '2026', 31) }
const book = (changes: Partial<BookForTests> = {}) => workbook({ sheets: [visible], ...changes })
const found = async (bytes: Buffer) =>
  (await lookInto(bytes)).findings.map(({ kind, where, count }) => `${kind} ${where} ${count}`)

test('a spreadsheet that hides nothing is told by its content, and its cells can be read', async () => {
  const { type, findings, pages } = await lookInto(await book())
  expect({ type, findings, pages }).toEqual({
    type: `${spreadsheet}.sheet`,
    findings: [],
    pages: [{ page: 1, title: 'Answer', text: 'Year\tPeople\n2026\t31' }],
  })
})

describe('closes the file, and keeps what is hidden out of the text:', () => {
  const secret = 'A patient by name'
  const styles = (xfs: string, more = '') =>
    `${more}<fonts><font/><font><color rgb="FFFFFFFF"/></font><font><color theme="0"/></font></fonts>
     <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF003366"/></patternFill></fill></fills>
     <dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs><cellXfs>${xfs}</cellXfs>`
  const onSheet = (rows: string, more: Partial<typeof visible> & { before?: string; after?: string } = {}) => ({
    sheets: [{ ...visible, rows: visible.rows + rows, ...more }],
  })
  test.each<[string, BookForTests, string[]]>([
    ['a hidden sheet', { sheets: [visible, { name: 'Data', state: 'hidden', rows: row(1, secret) }] }, ['hidden-sheet Data 1']],
    [
      'a very hidden sheet',
      { sheets: [visible, { name: 'Data', state: 'veryHidden', rows: row(1, secret) }] },
      ['very-hidden-sheet Data 1'],
    ],
    ['a hidden row', onSheet(rowWith(3, 'hidden="1"', secret)), ['hidden-rows Answer 1']],
    ['a row of no height', onSheet(rowWith(3, 'ht="0" customHeight="1"', secret)), ['hidden-rows Answer 1']],
    ['a group of rows that is folded', onSheet(rowWith(3, 'hidden="true" outlineLevel="1"', secret)), ['hidden-rows Answer 1']],
    [
      'rows that a filter leaves out',
      onSheet(rowWith(3, 'hidden="1"', secret), { after: '<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>' }),
      ['filtered-rows Answer 1'],
    ],
    [
      'all rows that are not said to be seen',
      { sheets: [{ name: 'Answer', before: '<sheetFormatPr zeroHeight="1"/>', rows: row(1, secret) }] },
      ['hidden-rows Answer 1', 'no-text  1'],
    ],
    [
      'a hidden column',
      onSheet(row(3, 'x', 'y', secret), { before: '<cols><col min="3" max="16384" hidden="1"/></cols>' }),
      ['hidden-columns Answer 1'],
    ],
    [
      'a column of no width',
      onSheet(row(3, 'x', 'y', secret), { before: '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>' }),
      ['hidden-columns Answer 1'],
    ],
    [
      'white text on white',
      {
        ...onSheet(`<row r="3">${cell('A3', secret, 's="1"')}${cell('B3', secret, 's="2"')}</row>`),
        styles: styles('<xf/><xf fontId="1"/><xf fontId="2"/>'),
      },
      ['white-text Answer 2'],
    ],
    [
      'a format that shows nothing',
      {
        ...onSheet(`<row r="3">${cell('A3', secret, 's="1"')}</row>`),
        styles: styles('<xf/><xf numFmtId="164"/>', '<numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts>'),
      },
      ['hidden-values Answer 1'],
    ],
    [
      'a window that is hidden',
      { sheets: [visible], more: '<bookViews><workbookView visibility="hidden"/></bookViews>' },
      ['hidden-sheet  1'],
    ],
  ])('%s', async (_, parts, expected) => {
    const { findings, pages } = await lookInto(await workbook(parts))
    expect(findings.map(({ kind, where, count }) => `${kind} ${where} ${count}`)).toEqual(expected)
    expect(findings.some(isClosing)).toBe(true)
    expect(JSON.stringify(pages)).not.toContain(secret)
  })

  const part = (name: string, type: string) => ({ [name]: { type: `application/vnd.ms-excel.${type}`, content: '<x/>' } })
  test.each([
    [
      'a pivot table’s own copy of the data',
      part('xl/pivotCache/pivotCacheRecords1.xml', 'pivotCacheRecords+xml'),
      'pivot-cache',
    ],
    ['the same under another name', part('xl/harmless.xml', 'pivotCacheRecords+xml'), 'pivot-cache'],
    ['the choices of a slicer', part('xl/slicerCaches/slicerCache1.xml', 'slicerCache+xml'), 'pivot-cache'],
    ['values kept of another workbook', part('xl/externalLinks/externalLink1.xml', 'externalLink+xml'), 'external-link'],
    ['a way to a database', part('xl/connections.xml', 'connections+xml'), 'data-connection'],
    ['a data model', part('xl/model/item.data', 'model+data'), 'data-model'],
    ['what the cells held before', part('xl/revisions/revisionLog1.xml', 'revisionLog+xml'), 'change-history'],
    ['comments on cells', part('xl/comments1.xml', 'comments+xml'), 'comments'],
    ['comments with answers', part('xl/threadedComments/threadedComment1.xml', 'threadedcomments+xml'), 'comments'],
    ['macros', part('xl/vbaProject.bin', 'vbaProject'), 'macros'],
    ['macros of the oldest kind', part('xl/macrosheets/sheet1.xml', 'macrosheet+xml'), 'macros'],
    ['a sheet that the workbook does not name', part('xl/worksheets/sheet9.xml', 'worksheet+xml'), 'very-hidden-sheet'],
  ])('%s', async (_, parts, kind) => {
    const { findings } = await lookInto(await book({ parts }))
    expect(findings.map(each => each.kind)).toEqual([kind])
    expect(findings.some(isClosing)).toBe(true)
  })

  test('a workbook within a workbook, for what that one hides', async () => {
    const inner = await book({ sheets: [visible, { name: 'Data', state: 'hidden', rows: row(1, secret) }] })
    const bytes = await book({
      parts: { 'xl/embeddings/Microsoft_Excel_Sheet1.xlsx': { type: `${spreadsheet}.sheet`, content: inner } },
    })
    expect(await found(bytes)).toEqual(['files-inside  1', 'hidden-sheet xl/embeddings/Microsoft_Excel_Sheet1.xlsx › Data 1'])
  })

  test('an object of an old program', async () => {
    const content = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    const bytes = await book({
      parts: { 'xl/embeddings/oleObject1.bin': { type: 'application/vnd.openxmlformats-officedocument.oleObject', content } },
    })
    expect(await found(bytes)).toEqual(['files-inside  1', 'old-format xl/embeddings/oleObject1.bin 1'])
  })
})

describe('leaves the file open for', () => {
  test.each<[string, Partial<BookForTests>]>([
    [
      'hidden rows and columns with nothing in them',
      {
        sheets: [
          {
            ...visible,
            before: '<cols><col min="3" max="16384" hidden="1"/></cols>',
            rows: `${visible.rows}<row r="3" hidden="1"><c r="A3" s="1"/></row>`,
          },
        ],
      },
    ],
    [
      'white headings on a dark ground',
      {
        sheets: [{ ...visible, rows: `<row r="1">${cell('A1', 'Year', 's="1"')}</row>` }],
        styles:
          '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF003366"/></patternFill></fill></fills><cellXfs><xf/><xf fontId="1" fillId="1"/></cellXfs>',
      },
    ],
    ['a filter that leaves nothing out', { sheets: [{ ...visible, after: '<autoFilter ref="A1:B2"/>' }] }],
    [
      'the names that Excel keeps for itself',
      { more: '<definedNames><definedName name="_xlnm._FilterDatabase" hidden="1">Answer!$A$1</definedName></definedNames>' },
    ],
  ])('%s', async (_, changes) => expect((await lookInto(await book(changes))).findings).toEqual([]))

  test('a name that leads to a hidden sheet is said beside what closes the file', async () => {
    const sheets = [visible, { name: 'My data', state: 'hidden' as const, rows: row(1, 'x') }]
    const more = '<definedNames><definedName name="List">\'My data\'!$A$1</definedName></definedNames>'
    expect(await found(await book({ sheets, more }))).toEqual(['hidden-name List 1', 'hidden-sheet My data 1'])
  })
})

test('values are read as the sheet shows them', async () => {
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46329</v></c><c r="C1" s="2"><v>0.125</v></c>
    <c r="D1"><v>0.30000000000000004</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><f>A1</f><v>Tŷ</v></c><c r="G1" s="3"><v>46329.5</v></c></row>`
  const styles = `<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts><font/></fonts><fills><fill/></fills>
    <cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs>`
  const sharedTexts = ['Secondary &amp; primary<rPh><t>sound</t></rPh>']
  const { pages } = await lookInto(await book({ sheets: [{ name: 'A', rows }], styles, sharedTexts }))
  expect(pages[0]?.text).toBe('Secondary & primary\t2026-11-03\t12.5%\t0.3\tTRUE\tTŷ\t2026-11-03 12:00')
})

test('other prefixes, other folders and UTF-16 hide nothing from us', async () => {
  const parts = bookParts({ sheets: [visible, { name: 'Data', state: 'hidden', rows: row(1, 'x') }] })
  const moved = Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      name.replace('xl/', 'anywhere/'),
      String(content).replaceAll('/xl/', '/anywhere/').replaceAll('"xl/', '"anywhere/'),
    ]),
  )
  const sheet = String(moved['anywhere/workbook.xml'])
    .replace(/<(\/?)(workbook|sheets|sheet)\b/g, '<$1m:$2')
    .replace('xmlns=', 'xmlns:m=')
  const bytes = await zipOf({ ...moved, 'anywhere/workbook.xml': Buffer.from(`\ufeff${sheet}`, 'utf16le') })
  const { type, findings, pages } = await lookInto(bytes)
  expect([type, findings.map(({ kind }) => kind), pages.map(({ title }) => title)]).toEqual([
    `${spreadsheet}.sheet`,
    ['hidden-sheet'],
    ['Answer'],
  ])
})

describe('a broken one is closed, and nothing throws:', () => {
  const broken = (changes: Record<string, string>) => ({ ...bookParts({ sheets: [visible] }), ...changes })
  test.each([
    ['a sheet that ends in the middle', broken({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }), 'broken'],
    ['no workbook where one should be', broken({ '_rels/.rels': '<Relationships/>' }), 'broken'],
    [
      'a workbook outside the file',
      broken({
        '_rels/.rels':
          '<Relationships><Relationship Type="x/officeDocument" Target="http://a.invalid" TargetMode="External"/></Relationships>',
      }),
      'broken',
    ],
    [
      'entities that grow without end',
      broken({
        'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook><sheets>&b;</sheets></workbook>',
      }),
      'broken',
    ],
    [
      'an encoding nobody uses',
      broken({ 'xl/workbook.xml': '<?xml version="1.0" encoding="utf-7"?><workbook/>' }),
      'could-not-look',
    ],
  ])('%s', async (_, parts, kind) => {
    expect((await lookInto(await zipOf(parts))).findings.map(each => each.kind)).toContain(kind)
  })

  test('a binary workbook', async () => {
    expect(await found(await book({ mainType: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }))).toEqual([
      'old-format  1',
    ])
  })
})
