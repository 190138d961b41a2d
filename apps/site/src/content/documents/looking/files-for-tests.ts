import PDFDocument from 'pdfkit'
import { ZipFile } from 'yazl'

type Made = Parameters<typeof finished>[0]

/** Everything that is written, as one file. */
async function finished(doc: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  const parts: Buffer[] = []
  doc.end()
  for await (const part of doc) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** A PDF of two pages with words. `isTagged`: marked up as pdfkit does. */
export async function pdfOf(
  words: string,
  { isTagged = false, password }: { isTagged?: boolean; password?: string } = {},
): Promise<Buffer> {
  const doc = new PDFDocument({
    pdfVersion: '1.7',
    tagged: isTagged,
    lang: 'en',
    ...(password ? { userPassword: password } : {}),
  })
  if (isTagged) {
    const root = doc.struct('Document')
    doc.addStructure(root)
    root.add(doc.struct('P', {}, () => void doc.text(words)))
    root.end()
  } else doc.text(words)
  doc.addPage()
  return finished(doc)
}

/** A PDF that carries another file. */
export function pdfWithFile(): Promise<Buffer> {
  const doc: Made = new PDFDocument({ pdfVersion: '1.7' })
  doc.text('Look behind me')
  doc.file(Buffer.from('name,number'), { name: 'patients.csv' })
  return finished(doc)
}

/** A PDF with one empty page, and a program that runs when it is opened (ISO 32000-1, 12.6.4.16). */
export function pdfWithScript(): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
  ]
  let text = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = text.length
  const rows = offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 4\n0000000000 65535 f \n${rows}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A package as Word writes one, with more parts where they are given. */
export async function packageOf(contentType: string, parts: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const zip = new ZipFile()
  const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`
  zip.addBuffer(Buffer.from(types), '[Content_Types].xml')
  zip.addBuffer(Buffer.from('<document/>'), 'word/document.xml')
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const bytes: Buffer[] = []
  for await (const part of zip.outputStream) bytes.push(Buffer.from(part))
  return Buffer.concat(bytes)
}

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
export const macroType = 'application/vnd.ms-word.document.macroEnabled.main+xml'
