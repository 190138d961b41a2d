import { createHash } from 'node:crypto'
import { type MadePhoto, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import { type PictureSize, pictureSizes } from '../story-words.ts'
import type { StoryTables } from './story-tables.ts'

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps a picture in its two sizes. Its number within the story. */
export async function insertPicture(
  tx: WriteDb,
  storyId: number,
  made: Readonly<Record<PictureSize, MadePhoto>>,
): Promise<number> {
  const last = await rows<StoryTables>(tx)
    .selectFrom('story_version')
    .select(({ fn }) => fn.max('picture').as('last'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow()
  const number = (last.last ?? 0) + 1
  await writes<StoryTables>(tx)
    .insertInto('story_picture')
    .values(pictureSizes.map(size => ({ story_id: storyId, number, size, sha256: sha256Of(made[size].bytes), ...made[size] })))
    .execute()
  return number
}

/** Deletes the pictures of a story but those with these numbers: from now on no process can send them to anybody. */
export async function dropPictures(tx: WriteDb, storyId: number, but: readonly (number | null)[] = []): Promise<void> {
  const kept = but.filter(number => number !== null)
  let query = writes<StoryTables>(tx).deleteFrom('story_picture').where('story_id', '=', storyId)
  if (kept.length > 0) query = query.where('number', 'not in', kept)
  await query.execute()
}

export type KeptPicture = { readonly sha256: string; readonly width: number; readonly height: number }

/** A picture of a story in any state, without its bytes. Null: there is none, or it was taken away. */
export async function pictureOf(
  db: ReadDb,
  storyId: number,
  number: number | null,
  size: PictureSize = 'large',
): Promise<KeptPicture | null> {
  if (number === null) return null
  const row = await rows<StoryTables>(db)
    .selectFrom('story_picture')
    .select(['sha256', 'width', 'height'])
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .where('size', '=', size)
    .executeTakeFirst()
  return row ?? null
}

/** For its teller, and for staff. */
export async function pictureBytes(db: ReadDb, storyId: number, number: number | null): Promise<Uint8Array | null> {
  if (number === null) return null
  const row = await rows<StoryTables>(db)
    .selectFrom('story_picture')
    .select('bytes')
    .where('story_id', '=', storyId)
    .where('number', '=', number)
    .where('size', '=', 'large')
    .executeTakeFirst()
  return row?.bytes ?? null
}

const shownBy = (db: ReadDb, sha256: string) =>
  rows<StoryTables>(db)
    .selectFrom('story_picture')
    .innerJoin('story', 'story.id', 'story_picture.story_id')
    .innerJoin('story_version', join =>
      join
        .onRef('story_version.story_id', '=', 'story.id')
        .onRef('story_version.number', '=', 'story.shown')
        .onRef('story_version.picture', '=', 'story_picture.number'),
    )
    .where('story_picture.sha256', '=', sha256)
    .limit(1)

/** A picture that is shown to everybody at this moment, by its hash. */
export async function shownPicture(db: ReadDb, sha256: string): Promise<Uint8Array | null> {
  return (await shownBy(db, sha256).select('story_picture.bytes').executeTakeFirst())?.bytes ?? null
}

export const isShown = async (db: ReadDb, sha256: string): Promise<boolean> =>
  (await shownBy(db, sha256).select('story.id').executeTakeFirst()) !== undefined
