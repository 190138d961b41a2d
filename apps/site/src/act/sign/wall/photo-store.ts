import { type Selectable, sql } from 'kysely'
import { type MadePhoto, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { WallTables } from './wall-tables.ts'
import type { Ending, ImageSize, PhotoState, Reason } from './wall-words.ts'

export type PhotoRow = Selectable<WallTables['sign_photo']>

export type NewPhoto = Pick<PhotoRow, 'address' | 'locale' | 'name' | 'place' | 'description'> & { readonly now: Date }

export async function insertPhoto(tx: WriteDb, { now, ...photo }: NewPhoto): Promise<number> {
  const { id } = await writes<WallTables>(tx)
    .insertInto('sign_photo')
    .values({
      ...photo,
      state: 'unconfirmed',
      version: 1,
      asked_at: now,
      confirmed_at: null,
      shown_at: null,
      shown_until: null,
      asked_again_at: null,
      ended_at: null,
      ended_because: null,
      reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export type KeptImage = MadePhoto & { readonly size: ImageSize; readonly sha256: string }

export async function insertImages(tx: WriteDb, photoId: number, images: readonly KeptImage[]): Promise<void> {
  const values = images.map(image => ({ ...image, photo_id: photoId }))
  await writes<WallTables>(tx).insertInto('sign_photo_image').values(values).execute()
}

/** Deletes the pictures themselves: from now on no process can send them to anybody. */
export async function dropImages(tx: WriteDb, photoId: number): Promise<void> {
  await writes<WallTables>(tx).deleteFrom('sign_photo_image').where('photo_id', '=', photoId).execute()
}

export async function photoById(db: ReadDb, id: number): Promise<PhotoRow | null> {
  return (await rows<WallTables>(db).selectFrom('sign_photo').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Held until the transaction ends: of two who decide at once, the second sees what the first has done. */
export async function holdPhoto(tx: WriteDb, id: number): Promise<PhotoRow | null> {
  const row = await writes<WallTables>(tx)
    .selectFrom('sign_photo')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type PhotoChange = Partial<Omit<PhotoRow, 'id' | 'version' | 'asked_at'>>

/** Changes a photograph that is held. Each change has a number, by which staff who look at an older one are told. */
export async function writePhoto(
  tx: WriteDb,
  { id, version }: Pick<PhotoRow, 'id' | 'version'>,
  change: PhotoChange,
): Promise<void> {
  await writes<WallTables>(tx)
    .updateTable('sign_photo')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Whoever sends from one address waits until what was sent from it before is kept: a form that is sent twice at once is one photograph. */
export async function takeTurnOf(tx: WriteDb, address: string): Promise<void> {
  await writes<WallTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${address}, 22))`.as('turn')).execute()
}

/** The photograph by which this very picture came from this address and is not gone: the form was sent before. */
export async function sameBefore(
  tx: WriteDb,
  { address, sha256 }: { address: string; sha256: string },
): Promise<Pick<PhotoRow, 'id' | 'state' | 'asked_at'> | null> {
  const row = await writes<WallTables>(tx)
    .selectFrom('sign_photo')
    .innerJoin('sign_photo_image', 'sign_photo_image.photo_id', 'sign_photo.id')
    .select(['sign_photo.id', 'sign_photo.state', 'sign_photo.asked_at'])
    .where('sign_photo.address', '=', address)
    .where('sign_photo_image.sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

type ShownImage = { readonly bytes: Uint8Array; readonly sha256: string }

/** A picture that is on the wall at this moment, by its hash. `withBytes` false: only whether it is there. */
export async function shownImage(db: ReadDb, sha256: string): Promise<ShownImage | null> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo_image')
    .innerJoin('sign_photo', 'sign_photo.id', 'sign_photo_image.photo_id')
    .select(['sign_photo_image.bytes', 'sign_photo_image.sha256'])
    .where('sign_photo_image.sha256', '=', sha256)
    .where('sign_photo.state', '=', 'shown')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function isShown(db: ReadDb, sha256: string): Promise<boolean> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo_image')
    .innerJoin('sign_photo', 'sign_photo.id', 'sign_photo_image.photo_id')
    .select('sign_photo.id')
    .where('sign_photo_image.sha256', '=', sha256)
    .where('sign_photo.state', '=', 'shown')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A picture of a photograph in any state: for its owner, and for staff. */
export async function imageOf(db: ReadDb, photoId: number, size: ImageSize): Promise<Uint8Array | null> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo_image')
    .select('bytes')
    .where('photo_id', '=', photoId)
    .where('size', '=', size)
    .executeTakeFirst()
  return row?.bytes ?? null
}

export type WallPhoto = Pick<PhotoRow, 'id' | 'name' | 'place' | 'description'> & {
  readonly small: { readonly sha256: string; readonly width: number; readonly height: number }
  readonly large: string
}

/** Those on the wall, the newest first. */
export async function shownPhotos(db: ReadDb, { limit, offset }: { limit: number; offset: number }): Promise<WallPhoto[]> {
  const found = await rows<WallTables>(db)
    .selectFrom('sign_photo')
    .innerJoin('sign_photo_image as small', join =>
      join.onRef('small.photo_id', '=', 'sign_photo.id').on('small.size', '=', 'small'),
    )
    .innerJoin('sign_photo_image as large', join =>
      join.onRef('large.photo_id', '=', 'sign_photo.id').on('large.size', '=', 'large'),
    )
    .select(['sign_photo.id', 'sign_photo.name', 'sign_photo.place', 'sign_photo.description'])
    .select(['small.sha256', 'small.width', 'small.height', 'large.sha256 as large'])
    .where('sign_photo.state', '=', 'shown')
    .orderBy('sign_photo.shown_at', 'desc')
    .orderBy('sign_photo.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return found.map(({ sha256, width, height, ...photo }) => ({ ...photo, small: { sha256, width, height } }))
}

export async function countPhotos(db: ReadDb, state: PhotoState): Promise<number> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return row.count
}

/** For staff: those in a state, who has waited longest first. */
export const photosIn = (
  db: ReadDb,
  state: PhotoState,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<PhotoRow[]> =>
  rows<WallTables>(db)
    .selectFrom('sign_photo')
    .selectAll()
    .where('state', '=', state)
    .orderBy(
      state === 'ended' ? 'ended_at' : state === 'shown' ? 'shown_at' : 'confirmed_at',
      state === 'waiting' ? 'asc' : 'desc',
    )
    .orderBy('id')
    .limit(limit)
    .offset(offset)
    .execute()

/** What each rule of time finds next: some ids at a time. */
export async function photosOver(
  db: ReadDb,
  find: 'unconfirmed' | 'ended' | 'expired' | 'to-ask',
  before: Date,
): Promise<number[]> {
  let query = rows<WallTables>(db).selectFrom('sign_photo').select('id')
  if (find === 'unconfirmed') query = query.where('state', '=', 'unconfirmed').where('asked_at', '<', before)
  if (find === 'ended') query = query.where('state', '=', 'ended').where('ended_at', '<', before)
  if (find === 'expired') query = query.where('state', '=', 'shown').where('shown_until', '<=', before)
  if (find === 'to-ask')
    query = query.where('state', '=', 'shown').where('asked_again_at', 'is', null).where('shown_until', '<=', before)
  return (await query.orderBy('id').limit(200).execute()).map(({ id }) => id)
}

export async function deletePhoto(tx: WriteDb, id: number): Promise<void> {
  await writes<WallTables>(tx).deleteFrom('sign_photo').where('id', '=', id).execute()
}

/** Everything about a person goes; that there was a photograph, and how it ended, stays for some time. */
export const ended = (because: Ending, reason: Reason | null, now: Date): PhotoChange => ({
  state: 'ended',
  address: '',
  name: '',
  place: '',
  description: '',
  shown_until: null,
  ended_at: now,
  ended_because: because,
  reason,
})
