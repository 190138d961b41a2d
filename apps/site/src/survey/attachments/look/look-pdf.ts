import { getDocumentProxy } from 'unpdf'
import { CannotLook } from './budget.ts'
import type { LookInside } from './look-inside.ts'
import type { Noted } from './noted.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>
type PdfPage = Awaited<ReturnType<Pdf['getPage']>>

/** More pages than this are not read: nobody answers a question at such length. */
const mostPages = 500

/** A PDF: its words page by page, and the files and programs that it carries. A picture of a letter has no words. */
export async function lookIntoPdf(bytes: Buffer, noted: Noted, lookInside: LookInside): Promise<void> {
  const pdf = await openPdf(bytes)
  try {
    const carried = filesAttached(await pdf.getAttachments())
    if (await pdf.getJSActions()) noted.add('script')
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && noted.hasRoom; number += 1) {
      const page = await pdf.getPage(number)
      noted.page(await wordsOn(page), '')
      carried.push(...(await noteAnnotations(page, noted)))
      page.cleanup()
    }
    if (pdf.numPages > mostPages) noted.add('text-cut')
    for (const { id, name } of carried) await lookInside(name, await contentOf(pdf, id))
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function openPdf(bytes: Buffer): Promise<Pdf> {
  try {
    // A copy: the reader takes what it is given.
    const data = new Uint8Array(bytes)
    return await getDocumentProxy(data, { disableFontFace: true, useSystemFonts: false, verbosity: 0 })
  } catch (error) {
    throw new CannotLook(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken')
  }
}

async function wordsOn(page: PdfPage): Promise<string> {
  const { items } = await page.getTextContent()
  return items.map(item => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('')
}

/** A file that the PDF carries, by the number that the reader gives it. */
type Carried = { readonly id: string; readonly name: string }

/** Its types do not know what it gives: each value is looked at before it is used. */
const filesAttached = (files: unknown): Carried[] =>
  files instanceof Map ? [...files].map(([id, file]) => ({ id: String(id), name: nameOf(file) })) : []

/** Notes that stick to the page, programs behind buttons, and files behind paper clips. */
async function noteAnnotations(page: PdfPage, noted: Noted): Promise<Carried[]> {
  const annotations: readonly unknown[] = await page.getAnnotations()
  const remarks = annotations.filter(each => has(each, 'subtype') && each.subtype === 'Text').length
  if (remarks > 0) noted.add('remarks', '', remarks)
  if ((await page.getJSActions()) || annotations.some(each => has(each, 'actions') && each.actions)) noted.add('script')
  return annotations.flatMap(each => {
    const id = has(each, 'fileId') ? each.fileId : has(each, 'attachmentId') ? each.attachmentId : null
    return typeof id === 'string' ? [{ id, name: nameOf(has(each, 'file') ? each.file : null) }] : []
  })
}

async function contentOf(pdf: Pdf, id: string): Promise<Buffer> {
  const content: unknown = await pdf.getAttachmentContent(id)
  if (!(content instanceof Uint8Array)) throw new CannotLook('could-not-look')
  return Buffer.from(content)
}

const nameOf = (file: unknown): string => (has(file, 'filename') && typeof file.filename === 'string' ? file.filename : '')

const has = <Key extends string>(value: unknown, key: Key): value is Record<Key, unknown> =>
  typeof value === 'object' && value !== null && key in value
