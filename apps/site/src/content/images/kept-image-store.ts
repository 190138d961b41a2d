import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { ImageTables } from './image-tables.ts'
import type { KeptImage, KeptImages } from './kept-image.ts'
import type { ImageFormat, MadeFile } from './making/image-tasks.ts'

const columns = ['id', 'version', 'width', 'height', 'description_en', 'description_cy'] as const
type Row = Pick<ImageTables['kept_image'], Exclude<(typeof columns)[number], 'id'>> & { id: number }

async function withFiles(db: ReadDb, found: readonly Row[]): Promise<KeptImage[]> {
  if (found.length === 0) return []
  const files = await rows<ImageTables>(db)
    .selectFrom('kept_image_file')
    .select(['image_id', 'format', 'width', 'height', 'sha256'])
    .where(
      'image_id',
      'in',
      found.map(({ id }) => id),
    )
    .orderBy('image_id')
    .orderBy('format')
    .orderBy('width')
    .execute()
  const byImage = Map.groupBy(files, file => file.image_id)
  return found.map(row => ({
    id: row.id,
    version: row.version,
    width: row.width,
    height: row.height,
    description: { en: row.description_en, cy: row.description_cy },
    files: (byImage.get(row.id) ?? []).map(({ format, width, height, sha256 }) => ({ format, width, height, sha256 })),
  }))
}

/** One picture, described or not. */
export async function imageById(db: ReadDb, id: number): Promise<KeptImage | null> {
  const found = await rows<ImageTables>(db).selectFrom('kept_image').select(columns).where('id', '=', id).execute()
  return (await withFiles(db, found))[0] ?? null
}

/** Holds a picture for a change, until the transaction ends. */
export async function holdImage(tx: WriteDb, id: number): Promise<KeptImage | null> {
  const found = await rows<ImageTables>(tx).selectFrom('kept_image').select(columns).where('id', '=', id).forUpdate().execute()
  return (await withFiles(tx, found))[0] ?? null
}

export async function imageBySha256(db: ReadDb, sha256: string): Promise<KeptImage | null> {
  const found = await rows<ImageTables>(db).selectFrom('kept_image').select(columns).where('sha256', '=', sha256).execute()
  return (await withFiles(db, found))[0] ?? null
}

/** Those of the pictures with these numbers that may stand on a page. */
export async function imagesByIds(db: ReadDb, ids: readonly number[]): Promise<KeptImages> {
  if (ids.length === 0) return new Map()
  const found = await rows<ImageTables>(db)
    .selectFrom('kept_image')
    .select(columns)
    .where('id', 'in', ids)
    .where('description_en', '<>', '')
    .execute()
  return new Map((await withFiles(db, found)).map(image => [image.id, image]))
}

/** Every picture that may stand on a page. */
export async function allImages(db: ReadDb): Promise<KeptImages> {
  const found = await rows<ImageTables>(db).selectFrom('kept_image').select(columns).where('description_en', '<>', '').execute()
  return new Map((await withFiles(db, found)).map(image => [image.id, image]))
}

/** Pictures that may stand on a page, the newest first. */
export async function imagesKept(db: ReadDb, { limit, offset = 0 }: { limit: number; offset?: number }): Promise<KeptImage[]> {
  const found = await rows<ImageTables>(db)
    .selectFrom('kept_image')
    .select(columns)
    .where('description_en', '<>', '')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return withFiles(db, found)
}

export async function countImages(db: ReadDb): Promise<number> {
  const { count } = await rows<ImageTables>(db)
    .selectFrom('kept_image')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('description_en', '<>', '')
    .executeTakeFirstOrThrow()
  return count
}

/** What an editor can choose from: every picture with its number and what it shows. */
export async function imageChoices(db: ReadDb): Promise<readonly { readonly id: number; readonly description: string }[]> {
  const found = await rows<ImageTables>(db)
    .selectFrom('kept_image')
    .select(['id', 'description_en'])
    .where('description_en', '<>', '')
    .orderBy('id', 'desc')
    .execute()
  return found.map(({ id, description_en }) => ({ id, description: description_en }))
}

/** The bytes of one size. `isPublic`: only of a picture that may stand on a page. */
export async function imageBytes(db: ReadDb, file: { sha256: string; format: ImageFormat }): Promise<Uint8Array | null> {
  const row = await rows<ImageTables>(db)
    .selectFrom('kept_image_file')
    .innerJoin('kept_image', 'kept_image.id', 'kept_image_file.image_id')
    .select('kept_image_file.bytes')
    .where('kept_image_file.sha256', '=', file.sha256)
    .where('kept_image_file.format', '=', file.format)
    .where('kept_image.description_en', '<>', '')
    .limit(1)
    .executeTakeFirst()
  return row?.bytes ?? null
}

/** The bytes of the smallest size, for staff: also while nobody has described it. */
export async function smallestBytes(db: ReadDb, id: number): Promise<Uint8Array | null> {
  const row = await rows<ImageTables>(db)
    .selectFrom('kept_image_file')
    .select('bytes')
    .where('image_id', '=', id)
    .where('format', '=', 'webp')
    .orderBy('width')
    .limit(1)
    .executeTakeFirst()
  return row?.bytes ?? null
}

type NewImage = Omit<ImageTables['kept_image'], 'id'>

/** Adds a picture; null: the very same file is there already. */
export async function addImage(
  tx: WriteDb,
  image: NewImage,
  files: readonly (MadeFile & { sha256: string })[],
): Promise<number | null> {
  const row = await writes<ImageTables>(tx)
    .insertInto('kept_image')
    .values(image)
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return null
  await writes<ImageTables>(tx)
    .insertInto('kept_image_file')
    .values(files.map(file => ({ image_id: row.id, ...file })))
    .execute()
  return row.id
}

export async function writeDescription(
  tx: WriteDb,
  { id, version }: Pick<KeptImage, 'id' | 'version'>,
  description: KeptImage['description'],
): Promise<void> {
  await writes<ImageTables>(tx)
    .updateTable('kept_image')
    .set({ description_en: description.en, description_cy: description.cy, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function deleteImage(tx: WriteDb, id: number): Promise<void> {
  await writes<ImageTables>(tx).deleteFrom('kept_image').where('id', '=', id).execute()
}

/** Pictures that nobody has described since then: what an open form left behind. */
export async function unfinishedBefore(db: ReadDb, before: Date): Promise<readonly number[]> {
  const found = await rows<ImageTables>(db)
    .selectFrom('kept_image')
    .select('id')
    .where('description_en', '=', '')
    .where('added_at', '<', before)
    .execute()
  return found.map(({ id }) => id)
}
