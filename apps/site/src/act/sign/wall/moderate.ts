import { type Actor, announce, inTransaction, record } from '../../../foundation/index.ts'
import { mineLink } from '../sign-links.ts'
import { subjectOfPhoto } from './ask-to-show.ts'
import { endPhoto } from './change-mine.ts'
import { holdPhoto, type PhotoRow, writePhoto } from './photo-store.ts'
import { makeLink, queueWallMail, type WallHouse } from './wall-mail.ts'
import { shownUntil } from './wall-rules.ts'
import type { Reason } from './wall-words.ts'

/** `changed`: somebody else, or its owner, has done something to it since the page was opened. */
export type ModerateOutcome = 'done' | 'changed' | 'unknown'

type Looked = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly version: number
  readonly actor: Actor
}

export type Approve = Looked & { readonly name: string; readonly place: string; readonly description: string }

const isAsLooked = (photo: PhotoRow, version: number, state: PhotoRow['state']): boolean =>
  photo.version === version && photo.state === state

/** Lets a photograph onto the wall, with the words that go with it. */
export const approvePhoto = (house: WallHouse, { id, version, actor, ...words }: Approve): Promise<ModerateOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const photo = await holdPhoto(tx, id)
    if (!photo) return 'unknown'
    if (!isAsLooked(photo, version, 'waiting')) return 'changed'
    const fields = (['name', 'place', 'description'] as const).filter(field => words[field] !== photo[field])
    await record(tx, { actor, at: now, deed: 'sign-photo.approve', subject: subjectOfPhoto(id), after: { fields } })
    await writePhoto(tx, photo, {
      ...words,
      state: 'shown',
      shown_at: photo.shown_at ?? now,
      shown_until: shownUntil(now),
      asked_again_at: null,
    })
    const mine = await makeLink(tx, { kind: 'mine', photoId: id, now })
    await queueWallMail(tx, house, {
      photoId: id,
      to: photo.address,
      locale: photo.locale,
      key: 'shown',
      link: mineLink(mine),
      now,
    })
    await announce(tx, { name: 'signs-changed' })
    return 'done'
  })

/** Says no to a photograph that waits, or takes one down, and tells its owner why in kind words. */
export const endByStaff = (
  house: WallHouse,
  { id, version, actor, reason, from }: Looked & { readonly reason: Reason; readonly from: 'waiting' | 'shown' },
): Promise<ModerateOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const photo = await holdPhoto(tx, id)
    if (!photo) return 'unknown'
    if (!isAsLooked(photo, version, from)) return 'changed'
    const isRefused = from === 'waiting'
    await record(tx, {
      actor,
      at: now,
      deed: isRefused ? 'sign-photo.refuse' : 'sign-photo.take-down',
      subject: subjectOfPhoto(id),
      after: { reason },
    })
    const { address: to, locale } = photo
    await endPhoto(tx, photo, { because: isRefused ? 'refused' : 'staff', reason, way: 'staff', now })
    const t = house.messages.in(locale)
    const key = isRefused ? 'refused' : 'taken-down'
    await queueWallMail(tx, house, { photoId: id, to, locale, key, with: { reason: t(`sign.mail.reasons.${reason}`) }, now })
    return 'done'
  })
