import { zip } from './zip.ts'

export type Sheet = {
  columns: readonly { title: string; width: number }[]
  rows: readonly (readonly string[])[]
  /** Cells with a list to choose from: column and row from 0, below the header. */
  choices: readonly { column: number; row: number; values: readonly string[] }[]
}

/**
 * A spreadsheet with one sheet for people to fill in, and one that explains it. All cells are text, so none can be a formula. ECMA-376, part 1. The same
 * content gives the same bytes, which the usual libraries do not: they write the time into the zip.
 */
export function xlsx(sheet: Sheet, help: readonly string[]): Buffer {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  return zip([
    {
      name: '[Content_Types].xml',
      content: `${declaration}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Worklist" sheetId="1" r:id="rId1"/><sheet name="How to answer" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${declaration}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetXml(sheet) },
    {
      name: 'xl/worksheets/sheet2.xml',
      content: sheetXml({ columns: [{ title: 'How to answer', width: 110 }], rows: help.map(line => [line]), choices: [] }),
    },
  ])
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function sheetXml({ columns, rows, choices }: Sheet): string {
  const widths = columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  const lines = [columns.map(({ title }) => title), ...rows].map((cells, row) => {
    const filled = cells.map((text, column) => cellXml({ text, column, row })).join('')
    return `<row r="${row + 1}">${filled}</row>`
  })
  const lists = choices.map(
    ({ column, row, values }) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letterOf(column)}${row + 2}"><formula1>${escaped(`"${values.join(',')}"`)}</formula1></dataValidation>`,
  )
  const validations = lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
  return `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>${validations}</worksheet>`
}

function cellXml({ text, column, row }: { text: string; column: number; row: number }): string {
  const place = `r="${letterOf(column)}${row + 1}" s="${row === 0 ? 1 : 0}"`
  return text === ''
    ? `<c ${place}/>`
    : `<c ${place} t="inlineStr"><is><t xml:space="preserve">${escaped(text.slice(0, 32_000))}</t></is></c>`
}

const letterOf = (column: number): string => String.fromCharCode(65 + column)

// Control characters cannot stand in XML at all.
const escaped = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
