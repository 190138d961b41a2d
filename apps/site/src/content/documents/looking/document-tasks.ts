import { fileTypeFromBuffer } from 'file-type'
import { getDocumentProxy } from 'unpdf'
import { asText } from './as-text.ts'
import { type DocumentType, documentTypes } from './document-types.ts'

/** What was found in a file. Of a PDF its pages are counted; the others count none. */
export type Looked = {
  readonly ok: true
  readonly type: DocumentType
  readonly pages: number | null
  /** Whether its parts are marked for programs that read aloud (ISO 14289-1); null: no PDF. */
  readonly isTagged: boolean | null
  /** Whether there are words in it, or only pictures of words; null: no PDF. */
  readonly hasWords: boolean | null
}

export type DocumentFault = 'empty' | 'type' | 'macros' | 'picture' | 'encrypted' | 'broken' | 'script' | 'files'

export type LookOutcome = Looked | { readonly ok: false; readonly fault: DocumentFault }

/** What is done in the process that looks into documents. Node runs this file as it stands: it loads nothing that needs the build. */
export const tasks = { 'look-into-document': lookIntoDocument }

/** More pages are not read for words: whether there are any is clear by then. */
const pagesRead = 30

/** What a file is by what it holds; its name says only of a plain text whether its lines are rows. */
async function lookIntoDocument({ file, name }: { readonly file: Uint8Array; readonly name: string }): Promise<LookOutcome> {
  if (file.length === 0) return { ok: false, fault: 'empty' }
  const found = (await fileTypeFromBuffer(file))?.ext ?? null
  if (found === null) {
    if (!asText(file)) return { ok: false, fault: 'type' }
    return plain(/\.csv$/i.test(name) ? 'csv' : 'txt')
  }
  if (found === 'pdf') return lookIntoPdf(file)
  if (/^(?:doc|xls|ppt|dot|xlt|pot)m$/.test(found)) return { ok: false, fault: 'macros' }
  if (/^(?:jpg|png|webp|gif|heic|avif|tif|bmp)$/.test(found)) return { ok: false, fault: 'picture' }
  const type = documentTypes.find(each => each === found)
  if (!type) return { ok: false, fault: 'type' }
  return holdsMacros(file) ? { ok: false, fault: 'macros' } : plain(type)
}

const plain = (type: DocumentType): Looked => ({ ok: true, type, pages: null, isTagged: null, hasWords: null })

/** A package whose name and type deny it can hold macros all the same: the names of its parts stand in it uncompressed. */
const holdsMacros = (file: Uint8Array): boolean => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  return bytes.includes('vbaProject.bin') || bytes.includes('Basic/script-lc.xml')
}

async function lookIntoPdf(file: Uint8Array): Promise<LookOutcome> {
  const opened = await open(file)
  if ('fault' in opened) return { ok: false, fault: opened.fault }
  const { pdf } = opened
  try {
    if (await pdf.getJSActions()) return { ok: false, fault: 'script' }
    if (hasAny(await pdf.getAttachments())) return { ok: false, fault: 'files' }
    const marked = (await pdf.getMarkInfo())?.Marked === true
    let hasWords = false
    let hasTree = false
    for (let number = 1; number <= Math.min(pdf.numPages, pagesRead); number += 1) {
      const page = await pdf.getPage(number)
      if (await page.getJSActions()) return { ok: false, fault: 'script' }
      const annotations: readonly unknown[] = await page.getAnnotations()
      if (annotations.some(each => inside(each, 'file') || inside(each, 'attachment'))) return { ok: false, fault: 'files' }
      if (annotations.some(each => inside(each, 'actions'))) return { ok: false, fault: 'script' }
      hasTree ||= Boolean(await page.getStructTree())
      hasWords ||= (await page.getTextContent()).items.some(item => 'str' in item && item.str.trim() !== '')
      page.cleanup()
    }
    return { ok: true, type: 'pdf', pages: pdf.numPages, isTagged: marked && hasTree, hasWords }
  } catch {
    // Its outside is whole and its inside is not: the reader’s words may quote the file, and are not passed on.
    return { ok: false, fault: 'broken' }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

async function open(file: Uint8Array): Promise<{ readonly pdf: Pdf } | { readonly fault: 'encrypted' | 'broken' }> {
  try {
    // A copy: the reader takes what it is given.
    const data = new Uint8Array(file)
    return { pdf: await getDocumentProxy(data, { disableFontFace: true, useSystemFonts: false, verbosity: 0 }) }
  } catch (error) {
    return { fault: error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken' }
  }
}

/** Its types do not know what it gives: each value is looked at before it is used. */
const hasAny = (files: unknown): boolean =>
  files instanceof Map ? files.size > 0 : typeof files === 'object' && files !== null && Object.keys(files).length > 0
const inside = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && Boolean(new Map(Object.entries(value)).get(key))
