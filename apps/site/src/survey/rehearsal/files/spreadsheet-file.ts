import { xmlHead, xmlText, type ZipEntry, zipFile } from './zip-file.ts'

const office = 'http://schemas.openxmlformats.org'
const relations = `${office}/officeDocument/2006/relationships`
const main = `${office}/spreadsheetml/2006/main`
const typeOf = (part: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${part}+xml`

type Rows = readonly (readonly string[])[]

/** What a hospital can leave in a spreadsheet without seeing it. */
export type Leftover =
  /** A sheet that is not shown. */
  | { readonly leftover: 'hidden-sheet'; readonly title: string; readonly rows: Rows }
  /** A pivot table whose rows were removed from the file; the copy that it counts from is still in it. */
  | { readonly leftover: 'pivot-cache'; readonly fields: readonly string[]; readonly rows: Rows }

/** A spreadsheet as office programs write it (Office Open XML, ECMA-376): one sheet, and what was forgotten in it. */
export function spreadsheetFile(sheet: { readonly title: string; readonly rows: Rows }, left: Leftover | null = null): Buffer {
  const hidden = left?.leftover === 'hidden-sheet' ? left : null
  const cache = left?.leftover === 'pivot-cache' ? left : null
  const sheets = [sheet, ...(hidden ? [hidden] : [])]
  const parts = sheets.map((each, index) => ({ ...each, name: `xl/worksheets/sheet${index + 1}.xml` }))
  const links = [
    ...parts.map(({ name }) => ({ type: 'worksheet', target: name.slice(3) })),
    ...(cache ? [{ type: 'pivotCacheDefinition', target: 'pivotCache/pivotCacheDefinition1.xml' }] : []),
  ]
  const named = parts.map(({ title }, index) => {
    const state = hidden && index > 0 ? ' state="hidden"' : ''
    return `<sheet name="${xmlText(title)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
  })
  const caches = cache ? `<pivotCaches><pivotCache cacheId="1" r:id="rId${links.length}"/></pivotCaches>` : ''
  return zipFile([
    contentTypes(
      parts.map(({ name }) => name),
      cache !== null,
    ),
    relationships('_rels/.rels', [{ type: 'officeDocument', target: 'xl/workbook.xml' }]),
    xml(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${named.join('')}</sheets>${caches}</workbook>`,
    ),
    relationships('xl/_rels/workbook.xml.rels', links),
    ...parts.map(({ name, rows }) => xml(name, `<worksheet xmlns="${main}"><sheetData>${cellsOf(rows)}</sheetData></worksheet>`)),
    ...(cache ? pivotParts(cache) : []),
  ])
}

const xml = (name: string, text: string): ZipEntry => ({ name, bytes: xmlHead + text })

function contentTypes(sheets: readonly string[], hasCache: boolean): ZipEntry {
  const overrides = [
    ['xl/workbook.xml', 'sheet.main'],
    ...sheets.map(name => [name, 'worksheet']),
    ...(hasCache
      ? [
          ['xl/pivotCache/pivotCacheDefinition1.xml', 'pivotCacheDefinition'],
          ['xl/pivotCache/pivotCacheRecords1.xml', 'pivotCacheRecords'],
          ['xl/pivotTables/pivotTable1.xml', 'pivotTable'],
        ]
      : []),
  ].map(([name = '', part = '']) => `<Override PartName="/${name}" ContentType="${typeOf(part)}"/>`)
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  return xml('[Content_Types].xml', `<Types xmlns="${office}/package/2006/content-types">${rels}${overrides.join('')}</Types>`)
}

function relationships(name: string, links: readonly { type: string; target: string }[]): ZipEntry {
  const list = links.map(
    ({ type, target }, index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  )
  return xml(name, `<Relationships xmlns="${office}/package/2006/relationships">${list.join('')}</Relationships>`)
}

const cellsOf = (rows: Rows): string =>
  rows
    .map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cellOf(`${columnOf(x)}${y + 1}`, value)).join('')}</row>`)
    .join('')

/** Up to 26 columns, as much as an answer has. */
const columnOf = (x: number): string => String.fromCharCode(65 + x)

const cellOf = (place: string, value: string): string =>
  /^\d{1,9}$/.test(value)
    ? `<c r="${place}"><v>${value}</v></c>`
    : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`

function pivotParts({ fields, rows }: Extract<Leftover, { leftover: 'pivot-cache' }>): ZipEntry[] {
  const space = `xmlns="${main}" xmlns:r="${relations}"`
  const cacheFields = fields.map(name => `<cacheField name="${xmlText(name)}" numFmtId="0"><sharedItems/></cacheField>`)
  const records = rows.map(row => `<r>${row.map(value => `<s v="${xmlText(value)}"/>`).join('')}</r>`)
  const source = `<cacheSource type="worksheet"><worksheetSource ref="A1:${columnOf(fields.length - 1)}${rows.length + 1}" sheet="Data"/></cacheSource>`
  const shown = fields.map(() => '<pivotField showAll="0"/>').join('')
  return [
    relationships('xl/worksheets/_rels/sheet1.xml.rels', [{ type: 'pivotTable', target: '../pivotTables/pivotTable1.xml' }]),
    xml(
      'xl/pivotTables/pivotTable1.xml',
      `<pivotTableDefinition xmlns="${main}" name="PivotTable1" cacheId="1" dataCaption="Values"><location ref="A20:B22" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="${fields.length}">${shown}</pivotFields></pivotTableDefinition>`,
    ),
    relationships('xl/pivotTables/_rels/pivotTable1.xml.rels', [
      { type: 'pivotCacheDefinition', target: '../pivotCache/pivotCacheDefinition1.xml' },
    ]),
    xml(
      'xl/pivotCache/pivotCacheDefinition1.xml',
      `<pivotCacheDefinition ${space} r:id="rId1" recordCount="${rows.length}">${source}<cacheFields count="${fields.length}">${cacheFields.join('')}</cacheFields></pivotCacheDefinition>`,
    ),
    relationships('xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels', [
      { type: 'pivotCacheRecords', target: 'pivotCacheRecords1.xml' },
    ]),
    xml(
      'xl/pivotCache/pivotCacheRecords1.xml',
      `<pivotCacheRecords ${space} count="${rows.length}">${records.join('')}</pivotCacheRecords>`,
    ),
  ]
}
