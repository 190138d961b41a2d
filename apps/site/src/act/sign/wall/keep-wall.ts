import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { dropFlag } from '../../../network/index.ts'
import { mineLink } from '../sign-links.ts'
import { subjectOfPhoto } from './ask-to-show.ts'
import { endPhoto } from './change-mine.ts'
import { deletePhoto, holdPhoto, photosOver, writePhoto } from './photo-store.ts'
import { forgetMailsBefore, forgetMailsOf, makeLink, queueWallMail, type WallHouse } from './wall-mail.ts'
import { askAgainDays, daysAfter, daysBefore, endedDays, mailDays, unconfirmedDays } from './wall-rules.ts'

const actor: Actor = { kind: 'system', name: 'retention' }

/** What was done in one look. */
export type KeptWall = { readonly asked: number; readonly expired: number; readonly forgotten: number; readonly mails: number }

/**
 * Asks whether photographs may stay, takes down those whose time is over, and forgets what has had its time. It may end at any moment, and run in several
 * processes: each photograph is looked at once more while it is held.
 */
export async function keepWall(house: WallHouse): Promise<KeptWall> {
  const now = house.clock()
  const asked = await eachOf(house, 'to-ask', daysAfter(now, askAgainDays), askToStay)
  const expired = await eachOf(house, 'expired', now, expire)
  const unconfirmed = await eachOf(house, 'unconfirmed', daysBefore(now, unconfirmedDays), forget)
  const ended = await eachOf(house, 'ended', daysBefore(now, endedDays), forget)
  let mails = 0
  for (let count = 1; count > 0; mails += count) {
    count = await inTransaction(house.write, tx => forgetMailsBefore(tx, daysBefore(now, mailDays), now))
  }
  return { asked, expired, forgotten: unconfirmed + ended, mails }
}

type Find = Parameters<typeof photosOver>[1]
type Treat = (house: WallHouse, id: number, find: Find) => Promise<boolean>

async function eachOf(house: WallHouse, find: Find, before: Date, treat: Treat): Promise<number> {
  let count = 0
  for (let ids = await photosOver(house.write, find, before); ids.length > 0; ids = await photosOver(house.write, find, before)) {
    let treated = 0
    for (const id of ids) treated += (await treat(house, id, find)) ? 1 : 0
    count += treated
    // What somebody else has held or changed meanwhile is found again at the next look.
    if (treated === 0) break
  }
  return count
}

const askToStay: Treat = (house, id) =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const photo = await holdPhoto(tx, id)
    if (photo?.state !== 'shown' || photo.asked_again_at !== null || photo.shown_until === null) return false
    await record(tx, { actor, at: now, deed: 'sign-photo.ask-again', subject: subjectOfPhoto(id) })
    // Whoever was away for long has the whole time to answer.
    const until = new Date(Math.max(photo.shown_until.getTime(), daysAfter(now, askAgainDays).getTime()))
    await writePhoto(tx, photo, { asked_again_at: now, shown_until: until })
    const mine = await makeLink(tx, { kind: 'mine', photoId: id, now })
    const day = house.messages.in(photo.locale).day(until)
    const mail = {
      photoId: id,
      to: photo.address,
      locale: photo.locale,
      key: 'stay',
      with: { day },
      link: mineLink(mine),
      now,
    } as const
    await queueWallMail(tx, house, mail)
    return true
  })

const expire: Treat = (house, id) =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const photo = await holdPhoto(tx, id)
    if (photo?.state !== 'shown' || photo.shown_until === null || photo.shown_until > now) return false
    await record(tx, { actor, at: now, deed: 'sign-photo.expire', subject: subjectOfPhoto(id) })
    const { address: to, locale } = photo
    await endPhoto(tx, photo, { because: 'expired', reason: null, way: 'staff', now })
    await queueWallMail(tx, house, { photoId: id, to, locale, key: 'expired', now })
    return true
  })

const forget: Treat = (house, id, find) =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const photo = await holdPhoto(tx, id)
    // Somebody may have pressed the button at this very moment.
    if (!photo || photo.state !== find) return false
    await record(tx, { actor, at: now, deed: 'sign-photo.forget', subject: subjectOfPhoto(id) })
    await forgetMailsOf(tx, id, now)
    await dropFlag(tx, { of: { room: 'act', subject: 'sign-photo', id: String(id) }, now })
    await deletePhoto(tx, id)
    return true
  })
