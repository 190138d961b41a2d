import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { DocumentTables } from './document-tables.ts'
import type { DocumentFile, DocumentWords, KeptDocument } from './kept-document.ts'

const fileColumns = [
  'f.number',
  'f.name',
  'f.type',
  'f.sha256',
  'f.size',
  'f.pages',
  'f.is_tagged',
  'f.has_words',
  'f.day',
] as const

type FileRow = Omit<DocumentTables['document_file'], 'bytes' | 'added_at' | 'document_id'>

const asFile = ({ is_tagged, has_words, ...row }: FileRow): DocumentFile => ({ ...row, isTagged: is_tagged, hasWords: has_words })

/** Documents with their newest files, the newest day first. */
const newest = (db: ReadDb) =>
  rows<DocumentTables>(db)
    .selectFrom('document as d')
    .innerJoin('document_file as f', join =>
      join.onRef('f.document_id', '=', 'd.id').on('f.number', '=', eb =>
        eb
          .selectFrom('document_file as other')
          .select(({ fn }) => fn.max('other.number').as('number'))
          .whereRef('other.document_id', '=', 'd.id'),
      ),
    )
    .select(['d.id', 'd.version', 'd.title', 'd.language', 'd.about', 'd.is_shown', ...fileColumns])
    .orderBy('f.day', 'desc')
    .orderBy('d.id', 'desc')

type NewestRow = Awaited<ReturnType<ReturnType<typeof newest>['execute']>>[number]

async function withPages(db: ReadDb, found: readonly NewestRow[]): Promise<KeptDocument[]> {
  if (found.length === 0) return []
  const pages = await rows<DocumentTables>(db)
    .selectFrom('document_page')
    .selectAll()
    .where(
      'document_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('path')
    .execute()
  const byDocument = Map.groupBy(pages, page => page.document_id)
  return found.map(({ id, version, title, language, about, is_shown, ...file }) => ({
    id,
    version,
    title,
    language,
    about,
    isShown: is_shown,
    pages: (byDocument.get(id) ?? []).map(({ path }) => path),
    file: asFile(file),
  }))
}

export const allDocuments = async (db: ReadDb): Promise<readonly KeptDocument[]> => withPages(db, await newest(db).execute())

export const shownDocuments = async (db: ReadDb): Promise<readonly KeptDocument[]> =>
  withPages(db, await newest(db).where('d.is_shown', '=', true).execute())

export async function documentById(db: ReadDb, id: number): Promise<KeptDocument | null> {
  const found = await withPages(db, await newest(db).where('d.id', '=', id).execute())
  return found[0] ?? null
}

/** Those of the documents with these numbers that the public may read, in this order. */
export async function documentsByIds(db: ReadDb, ids: readonly number[]): Promise<readonly KeptDocument[]> {
  if (ids.length === 0) return []
  const found = await withPages(
    db,
    await newest(db)
      .where('d.is_shown', '=', true)
      .where('d.id', 'in', [...ids])
      .execute(),
  )
  return [...new Set(ids)].flatMap(id => found.find(document => document.id === id) ?? [])
}

/** Those that belong to a page, given without its language. */
export async function documentsOfPage(db: ReadDb, path: string): Promise<readonly KeptDocument[]> {
  const isOfPage = rows<DocumentTables>(db).selectFrom('document_page').select('document_id').where('path', '=', path)
  return withPages(db, await newest(db).where('d.is_shown', '=', true).where('d.id', 'in', isOfPage).execute())
}

/** Every file of a document, the newest first. */
export async function filesOf(db: ReadDb, id: number): Promise<readonly DocumentFile[]> {
  const found = await rows<DocumentTables>(db)
    .selectFrom('document_file as f')
    .select(fileColumns)
    .where('f.document_id', '=', id)
    .orderBy('f.number', 'desc')
    .execute()
  return found.map(asFile)
}

export async function bytesOf(db: ReadDb, id: number, number: number): Promise<Uint8Array | null> {
  const row = await rows<DocumentTables>(db)
    .selectFrom('document_file')
    .select('bytes')
    .where('document_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** Which document has held this very file, if any. */
export async function documentWithFile(db: ReadDb, sha256: string): Promise<number | null> {
  const row = await rows<DocumentTables>(db)
    .selectFrom('document_file')
    .select('document_id')
    .where('sha256', '=', sha256)
    .orderBy('document_id')
    .limit(1)
    .executeTakeFirst()
  return row?.document_id ?? null
}

/** Holds a document until the transaction ends, and gives it as it is. */
export async function holdDocument(tx: WriteDb, id: number): Promise<KeptDocument | null> {
  await rows<DocumentTables>(tx).selectFrom('document').select('id').where('id', '=', id).forUpdate().execute()
  return documentById(tx, id)
}

export async function addDocument(tx: WriteDb, words: DocumentWords, now: Date): Promise<number> {
  const { title, language, about, isShown } = words
  const { id } = await writes<DocumentTables>(tx)
    .insertInto('document')
    .values({ version: 1, title, language, about, is_shown: isShown, added_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writePages(tx, id, words.pages)
  return id
}

type NewFile = DocumentFile & { readonly bytes: Uint8Array }

export async function addFile(tx: WriteDb, id: number, { isTagged, hasWords, ...file }: NewFile, now: Date): Promise<void> {
  await writes<DocumentTables>(tx)
    .insertInto('document_file')
    .values({ document_id: id, is_tagged: isTagged, has_words: hasWords, added_at: now, ...file })
    .execute()
}

/** Says something else of a document, or only counts that something has changed. */
export async function writeDocument(tx: WriteDb, { id, version }: KeptDocument, words: DocumentWords): Promise<void> {
  const { title, language, about, isShown } = words
  await writes<DocumentTables>(tx)
    .updateTable('document')
    .set({ version: version + 1, title, language, about, is_shown: isShown })
    .where('id', '=', id)
    .execute()
  await writes<DocumentTables>(tx).deleteFrom('document_page').where('document_id', '=', id).execute()
  await writePages(tx, id, words.pages)
}

async function writePages(tx: WriteDb, id: number, pages: readonly string[]): Promise<void> {
  if (pages.length === 0) return
  await writes<DocumentTables>(tx)
    .insertInto('document_page')
    .values(pages.map(path => ({ document_id: id, path })))
    .execute()
}

export async function deleteDocument(tx: WriteDb, id: number): Promise<void> {
  await writes<DocumentTables>(tx).deleteFrom('document').where('id', '=', id).execute()
}
