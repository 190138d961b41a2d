import { inTransaction, record } from '../../../foundation/index.ts'
import { noteActed } from '../../../network/index.ts'
import { mineLink } from '../sign-links.ts'
import { ownerActor, subjectOfPhoto } from './ask-to-show.ts'
import { holdPhoto, type PhotoRow, writePhoto } from './photo-store.ts'
import { linkByToken, makeLink, type PhotoLink, queueWallMail, type WallHouse } from './wall-mail.ts'

/** `good`: the button sends it to be looked at. `done`: it was pressed before. `ended`: the photograph is gone. */
export type ConfirmVerdict = 'good' | 'done' | 'ended' | 'expired' | 'unknown'

export function judgeConfirm(link: PhotoLink | null, photo: Pick<PhotoRow, 'state'> | null, now: Date): ConfirmVerdict {
  if (!link || !photo) return 'unknown'
  if (photo.state === 'ended') return 'ended'
  if (photo.state !== 'unconfirmed') return 'done'
  return link.expiresAt !== null && link.expiresAt <= now ? 'expired' : 'good'
}

/** The owner of the address says that it was they. Pressed twice it changes nothing. Now somebody here looks, and its owner gets the link to take it back. */
export const confirmPhoto = (house: WallHouse, token: string): Promise<Exclude<ConfirmVerdict, 'good'> | 'confirmed'> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const link = await linkByToken(tx, 'confirm', token)
    const photo = link && (await holdPhoto(tx, link.photoId))
    const verdict = judgeConfirm(link, photo, now)
    if (verdict !== 'good' || !photo) return verdict === 'good' ? 'unknown' : verdict
    await record(tx, { actor: ownerActor, at: now, deed: 'sign-photo.confirm', subject: subjectOfPhoto(photo.id) })
    await writePhoto(tx, photo, { state: 'waiting', confirmed_at: now })
    await noteActed(tx, { address: photo.address, kind: 'sign' })
    const mine = await makeLink(tx, { kind: 'mine', photoId: photo.id, now })
    const { id: photoId, address: to, locale } = photo
    await queueWallMail(tx, house, { photoId, to, locale, key: 'waiting', link: mineLink(mine), now })
    return 'confirmed'
  })
