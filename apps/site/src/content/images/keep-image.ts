import { createHash } from 'node:crypto'
import { type Actor, announce, inTransaction, record, type Services } from '../../foundation/index.ts'
import type { KeptImage } from './kept-image.ts'
import {
  addImage,
  deleteImage,
  holdImage,
  imageById,
  imageBySha256,
  unfinishedBefore,
  writeDescription,
} from './kept-image-store.ts'
import { ImageDesk, type ImageFileFault } from './making/image-desk.ts'

type House = Pick<Services, 'write' | 'db' | 'clock'>

/** What it shows, in both languages; empty while nobody has said it. */
type Description = KeptImage['description']

export type KeepOutcome =
  /** `known`: the very same file was kept before, with the description that it has. */
  | { readonly outcome: 'kept' | 'known'; readonly image: KeptImage }
  | { readonly outcome: 'refused'; readonly fault: ImageFileFault }
  /** Others are being made: again in a moment. */
  | { readonly outcome: 'busy' }

/** An unfinished picture waits so long for its description. */
const unfinishedMs = 24 * 60 * 60 * 1000

export const subjectOfImage = (id: number) => ({ kind: 'image', id: String(id) })
const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let desk: ImageDesk | undefined

/**
 * Keeps a picture in sizes of ours; the file as it came is not kept. Without a description it is kept a day for the form that it came with, and no page shows it. The same
 * file twice is one picture.
 */
export async function keepImage(
  house: House,
  { bytes, description, actor }: { readonly bytes: Uint8Array; readonly description: Description; readonly actor: Actor },
): Promise<KeepOutcome> {
  await forgetUnfinished(house)
  const sha256 = sha256Of(bytes)
  const before = await imageBySha256(house.db, sha256)
  if (before) return finish(house, before, { description, actor })
  desk ??= new ImageDesk()
  const made = await desk.make(bytes)
  if (made === 'busy') return { outcome: 'busy' }
  if (!made.ok) return { outcome: 'refused', fault: made.fault }
  const now = house.clock()
  const id = await inTransaction(house.write, async tx => {
    const added = await addImage(
      tx,
      {
        sha256,
        version: 1,
        width: made.width,
        height: made.height,
        description_en: description.en,
        description_cy: description.cy,
        added_at: now,
      },
      made.files.map(file => ({ ...file, sha256: sha256Of(file.bytes) })),
    )
    if (added === null) return null
    const after = { width: made.width, height: made.height, description }
    await record(tx, { actor, at: now, deed: 'image.add', subject: subjectOfImage(added), after })
    // A text may have named it before it was here.
    if (description.en !== '') await announce(tx, { name: 'images-changed' })
    return added
  })
  const image = id === null ? await imageBySha256(house.db, sha256) : await imageById(house.db, id)
  if (!image) throw new Error('A picture that was kept a moment ago is gone')
  return id === null ? finish(house, image, { description, actor }) : { outcome: 'kept', image }
}

/** The file was there before: a picture that waits for its description gets it, and any other keeps the one that it has. */
async function finish(
  house: House,
  image: KeptImage,
  { description, actor }: { readonly description: Description; readonly actor: Actor },
): Promise<KeepOutcome> {
  if (image.description.en !== '' || description.en === '') return { outcome: 'known', image }
  await describeImage(house, { id: image.id, version: image.version, description, actor })
  return { outcome: 'kept', image: (await imageById(house.db, image.id)) ?? image }
}

type Described = { readonly id: number; readonly version: number; readonly description: Description; readonly actor: Actor }

/** Says what a picture shows. `changed`: somebody else has said so since. */
export const describeImage = (
  house: Pick<House, 'write' | 'clock'>,
  { id, version, description, actor }: Described,
): Promise<'done' | 'changed' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const image = await holdImage(tx, id)
    if (!image) return 'unknown'
    const isSame = image.description.en === description.en && image.description.cy === description.cy
    if (isSame) return 'done'
    if (image.version !== version) return 'changed'
    await record(tx, {
      actor,
      at: house.clock(),
      deed: 'image.describe',
      subject: subjectOfImage(id),
      before: { description: image.description },
      after: { description },
    })
    await writeDescription(tx, image, description)
    await announce(tx, { name: 'images-changed' })
    return 'done'
  })

/** Takes a picture away for good: its bytes are gone at once. Where a text names it, its words stand there. */
export const removeImage = (
  house: Pick<House, 'write' | 'clock'>,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<'done' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const image = await holdImage(tx, id)
    if (!image) return 'unknown'
    const before = { description: image.description, width: image.width, height: image.height }
    await record(tx, { actor, at: house.clock(), deed: 'image.remove', subject: subjectOfImage(id), before })
    await deleteImage(tx, id)
    await announce(tx, { name: 'images-changed' })
    return 'done'
  })

async function forgetUnfinished({ db, write, clock }: House): Promise<void> {
  const now = clock()
  for (const id of await unfinishedBefore(db, new Date(now.getTime() - unfinishedMs))) {
    await inTransaction(write, async tx => {
      const image = await holdImage(tx, id)
      if (image?.description.en !== '') return
      await record(tx, { actor: { kind: 'system', name: 'images' }, at: now, deed: 'image.forget', subject: subjectOfImage(id) })
      await deleteImage(tx, id)
    })
  }
}
