import { inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { subjectOfPhoto } from './ask-to-show.ts'
import { holdPhoto, photosIn, writePhoto } from './photo-store.ts'

const atOnce = 500

/**
 * A backup brings back photographs that were taken back since it was made, and nobody can know which they are. So none of them shows again before somebody here
 * has let it in once more.
 */
export const holdRestoredPhotos = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(
    db,
    async tx => {
      let held = 0
      for (
        let some = await photosIn(tx, 'shown', { limit: atOnce });
        some.length > 0;
        some = await photosIn(tx, 'shown', { limit: atOnce })
      ) {
        for (const { id } of some) {
          const photo = await holdPhoto(tx, id)
          if (!photo) continue
          await record(tx, {
            actor: { kind: 'command', name: 'restore' },
            at: now,
            deed: 'sign-photo.hold',
            subject: subjectOfPhoto(id),
          })
          await writePhoto(tx, photo, { state: 'waiting' })
          held += 1
        }
      }
      if (held === 0) return null
      return `Photographs on the wall of signs: ${held}. Some may have been taken back since the backup was made: none shows before somebody lets it in again at /console/signs.`
    },
    { limitMs: 60_000 },
  )
