import { deflateRawSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { ZipFile } from 'yazl'

type Parts = Readonly<Record<string, string | Buffer>>

/** A real archive of these parts. */
export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2027-01-01') })
  zip.end()
  return bytesOf(zip.outputStream)
}

export async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (list: readonly string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export type SheetForTests = {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** What stands in `<sheetData>`. */
  readonly rows: string
  readonly before?: string
  readonly after?: string
}

export type BookForTests = {
  readonly sheets: readonly SheetForTests[]
  readonly styles?: string
  readonly sharedTexts?: readonly string[]
  /** More of the workbook: names, views. */
  readonly more?: string
  /** More parts, with their content types. */
  readonly parts?: Readonly<Record<string, { readonly type: string; readonly content: string | Buffer }>>
  readonly mainType?: string
}

export const bookParts = (book: BookForTests): Record<string, string | Buffer> => {
  const { sheets, styles, sharedTexts, more = '', parts = {} } = book
  const sheetTypes = sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, sheetType))
  const otherTypes = Object.entries(parts).map(([name, { type }]) => override(`/${name}`, type))
  return {
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      ${override('/xl/workbook.xml', book.mainType ?? `${spreadsheet}.sheet.main+xml`)}${sheetTypes.join('')}${otherTypes.join('')}</Types>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets>${more}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      ...(styles === undefined ? [] : [relation('rId901', 'styles', 'styles.xml')]),
      ...(sharedTexts === undefined ? [] : [relation('rId902', 'sharedStrings', 'sharedStrings.xml')]),
    ]),
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `<styleSheet xmlns="${main}">${styles}</styleSheet>` }),
    ...(sharedTexts === undefined
      ? {}
      : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${sharedTexts.map(text => `<si><t>${text}</t></si>`).join('')}</sst>` }),
    ...Object.fromEntries(Object.entries(parts).map(([name, { content }]) => [name, content])),
  }
}

export const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const sheetType = `${spreadsheet}.worksheet+xml`
const override = (name: string, type: string) => `<Override PartName="${name}" ContentType="${type}"/>`

/** A real .xlsx. */
export const workbook = (book: BookForTests): Promise<Buffer> => zipOf(bookParts(book))

/** `row(3, 'Leeds', 12)`: text and numbers from column A on. */
export const row = (number: number, ...values: readonly (string | number)[]): string => rowWith(number, '', ...values)

export const rowWith = (number: number, attributes: string, ...values: readonly (string | number)[]): string =>
  `<row r="${number}" ${attributes}>${values.map((value, index) => cell(String.fromCharCode(65 + index) + number, value)).join('')}</row>`

export const cell = (at: string, value: string | number, style = ''): string =>
  typeof value === 'number'
    ? `<c r="${at}" ${style}><v>${value}</v></c>`
    : `<c r="${at}" ${style} t="inlineStr"><is><t>${value}</t></is></c>`

const wordMain = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** A real .docx; `body` is what stands in `<w:body>`. */
export const letter = (
  body: string,
  parts: Readonly<Record<string, { type: string; content: string | Buffer }>> = {},
): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      ${override('/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')}
      ${Object.entries(parts)
        .map(([name, { type }]) => override(`/${name}`, type))
        .join('')}</Types>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'word/document.xml')]),
    'word/document.xml': `<w:document xmlns:w="${wordMain}"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(Object.entries(parts).map(([name, { content }]) => [name, content])),
  })

export const paragraph = (text: string, settings = ''): string => `<w:p><w:r>${settings}<w:t>${text}</w:t></w:r></w:p>`

/** A real .pptx of these slides; one that begins with `!` is left out of the show. */
export const slides = (texts: readonly string[]): Promise<Buffer> =>
  zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      ${override('/ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')}</Types>`,
    '_rels/.rels': relations([relation('rId1', 'officeDocument', 'ppt/presentation.xml')]),
    'ppt/_rels/presentation.xml.rels': relations(
      texts.map((_, index) => relation(`rId${index + 1}`, 'slide', `slides/slide${index + 1}.xml`)),
    ),
    'ppt/presentation.xml': `<p:presentation xmlns:p="p" xmlns:r="${office}"><p:sldIdLst>${texts.map((_, index) => `<p:sldId id="${256 + index}" r:id="rId${index + 1}"/>`).join('')}</p:sldIdLst></p:presentation>`,
    ...Object.fromEntries(
      texts.map((text, index) => [
        `ppt/slides/slide${index + 1}.xml`,
        `<p:sld xmlns:p="p" xmlns:a="a"${text.startsWith('!') ? ' show="0"' : ''}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`,
      ]),
    ),
  })

/** A real .ods or .odt; `content` is what stands in `<office:document-content>`. */
export const openDocument = (kind: 'spreadsheet' | 'text', content: string, parts: Parts = {}): Promise<Buffer> =>
  zipOf({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:fo="f">${content}</office:document-content>`,
    ...parts,
  })

/** A real PDF. */
export async function pdf(draw: (doc: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const doc = new PDFDocument(options)
  const bytes = bytesOf(doc)
  draw(doc)
  doc.end()
  return bytes
}

/** A file of the format before 2007: as much of one as tells what it is. */
export const compoundFile = (stream: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])

/** An archive with one part that says of itself what it likes: its name, its size. */
export function lyingZip({ name, content, saidBytes }: { name: string; content: Buffer; saidBytes: number }): Buffer {
  const packed = deflateRawSync(content)
  const heading = (signature: string, more: number) => {
    const bytes = Buffer.alloc(more)
    bytes.write(signature, 0, 'latin1')
    return bytes
  }
  const local = heading('PK\x03\x04', 30)
  const central = heading('PK\x01\x02', 46)
  for (const [bytes, at] of [
    [local, 8],
    [central, 10],
  ] as const) {
    bytes.writeUInt16LE(8, at)
    bytes.writeUInt32LE(packed.length, at + 10)
    bytes.writeUInt32LE(saidBytes, at + 14)
    bytes.writeUInt16LE(Buffer.byteLength(name), at + 18)
  }
  const end = heading('PK\x05\x06', 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length + Buffer.byteLength(name), 12)
  end.writeUInt32LE(local.length + Buffer.byteLength(name) + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

/** The same archive, behind a password as far as its headings say. */
export function withPassword(zip: Buffer): Buffer {
  const locked = Buffer.from(zip)
  for (const [signature, flags] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (let at = locked.indexOf(signature, 0, 'latin1'); at >= 0; at = locked.indexOf(signature, at + 4, 'latin1')) {
      locked.writeUInt16LE(locked.readUInt16LE(at + flags) | 1, at + flags)
    }
  }
  return locked
}
