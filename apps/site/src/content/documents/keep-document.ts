import { createHash } from 'node:crypto'
import { type Actor, announce, changedFields, inTransaction, record, type Services } from '../../foundation/index.ts'
import { addDocument, addFile, deleteDocument, documentWithFile, filesOf, holdDocument, writeDocument } from './document-store.ts'
import { type DocumentWords, fileNameOf } from './kept-document.ts'
import { type FileFault, lookInto } from './looking/document-desk.ts'

type House = Pick<Services, 'write' | 'db' | 'clock'>

/** A file as it was sent, and the day that it is from. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array; readonly day: string }

export type KeepDocumentOutcome =
  | { readonly outcome: 'kept'; readonly id: number }
  /** The very same file is, or was, that of a document. */
  | { readonly outcome: 'known'; readonly id: number }
  | { readonly outcome: 'refused'; readonly fault: FileFault }

export const subjectOfDocument = (id: number) => ({ kind: 'document', id: String(id) })
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps a file as a document. */
export async function keepDocument(
  house: House,
  { file, words, actor }: { readonly file: SentFile; readonly words: DocumentWords; readonly actor: Actor },
): Promise<KeepDocumentOutcome> {
  const sha256 = sha256Of(file.bytes)
  const known = await documentWithFile(house.db, sha256)
  if (known !== null) return { outcome: 'known', id: known }
  const looked = await lookInto(file.bytes, file.name)
  if (!looked.ok) return { outcome: 'refused', fault: looked.fault }
  const { ok: _, ...found } = looked
  const now = house.clock()
  return inTransaction(house.write, async (tx): Promise<KeepDocumentOutcome> => {
    const id = await addDocument(tx, words, now)
    const name = fileNameOf(words.title, found.type)
    const said = { ...found, number: 1, name, sha256, size: file.bytes.length, day: file.day }
    await addFile(tx, id, { ...said, bytes: file.bytes }, now)
    await record(tx, { actor, at: now, deed: 'document.add', subject: subjectOfDocument(id), after: { ...words, file: said } })
    await announce(tx, { name: 'documents-changed' })
    return { outcome: 'kept', id }
  })
}

export type ReplaceOutcome =
  | { readonly outcome: 'done' | 'same' | 'changed' | 'unknown' }
  | { readonly outcome: 'refused'; readonly fault: FileFault }

type Based = { readonly id: number; readonly version: number; readonly actor: Actor }

/** Gives a document a newer file. The earlier ones stay, each at its own address. `same`: it has this file already. */
export async function replaceDocument(
  house: Pick<House, 'write' | 'clock'>,
  { id, version, file, actor }: Based & { readonly file: SentFile },
): Promise<ReplaceOutcome> {
  const sha256 = sha256Of(file.bytes)
  const looked = await lookInto(file.bytes, file.name)
  if (!looked.ok) return { outcome: 'refused', fault: looked.fault }
  const { ok: _, ...found } = looked
  const now = house.clock()
  return inTransaction(house.write, async (tx): Promise<ReplaceOutcome> => {
    const document = await holdDocument(tx, id)
    if (!document) return { outcome: 'unknown' }
    if (document.file.sha256 === sha256) return { outcome: 'same' }
    if (document.version !== version) return { outcome: 'changed' }
    const number = document.file.number + 1
    const name = fileNameOf(document.title, found.type)
    const said = { ...found, number, name, sha256, size: file.bytes.length, day: file.day }
    const before = { file: document.file }
    await record(tx, { actor, at: now, deed: 'document.replace', subject: subjectOfDocument(id), before, after: { file: said } })
    await addFile(tx, id, { ...said, bytes: file.bytes }, now)
    await writeDocument(tx, document, document)
    await announce(tx, { name: 'documents-changed' })
    return { outcome: 'done' }
  })
}

/** Says something else of a document, shows it, or takes it off the site. `changed`: somebody else was faster. */
export const changeDocument = (
  house: Pick<House, 'write' | 'clock'>,
  { id, version, words, actor }: Based & { readonly words: DocumentWords },
): Promise<'done' | 'changed' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const document = await holdDocument(tx, id)
    if (!document) return 'unknown'
    const { title, language, about, pages, isShown } = document
    const changed = changedFields<DocumentWords>({ title, language, about, pages, isShown }, words)
    if (Object.keys(changed.after ?? {}).length === 0) return 'done'
    if (document.version !== version) return 'changed'
    const at = house.clock()
    await record(tx, { actor, at, deed: 'document.change', subject: subjectOfDocument(id), ...changed })
    await writeDocument(tx, document, words)
    await announce(tx, { name: 'documents-changed' })
    return 'done'
  })

/** Takes a document away for good, with every file that it ever had. */
export const removeDocument = (
  house: Pick<House, 'write' | 'clock'>,
  { id, actor }: Omit<Based, 'version'>,
): Promise<'done' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const document = await holdDocument(tx, id)
    if (!document) return 'unknown'
    const { title, language, about, pages, isShown } = document
    const files = await filesOf(tx, id)
    const before = { title, language, about, pages, isShown, files }
    await record(tx, { actor, at: house.clock(), deed: 'document.remove', subject: subjectOfDocument(id), before })
    await deleteDocument(tx, id)
    await announce(tx, { name: 'documents-changed' })
    return 'done'
  })
