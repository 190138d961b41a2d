import { announce, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { dropFlag } from '../../../network/index.ts'
import { ownerActor, subjectOfPhoto } from './ask-to-show.ts'
import { agreedScopes, recordGiven, recordWithdrawn, type ScopeWording } from './consent-store.ts'
import { dropImages, ended, holdPhoto, type PhotoRow, writePhoto } from './photo-store.ts'
import { forgetMailsOf, linkByToken, type WallHouse } from './wall-mail.ts'
import { shownUntil } from './wall-rules.ts'
import { type Ending, type Reason, type Scope, scopes } from './wall-words.ts'

export type ChangeOutcome = 'done' | 'ended' | 'unknown'

type Change = (tx: WriteDb, photo: PhotoRow, now: Date) => Promise<void>

/** What somebody does who has the link: never anything to a photograph that is gone. */
const byLink = (house: WallHouse, token: string, change: Change): Promise<ChangeOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const link = await linkByToken(tx, 'mine', token)
    const photo = link && (await holdPhoto(tx, link.photoId))
    if (!photo) return 'unknown'
    if (photo.state === 'ended') return 'ended'
    await change(tx, photo, now)
    return 'done'
  })

/** Takes a photograph back: it is gone from all that we control when this ends. Pressed twice it changes nothing. */
export const takeBack = (house: WallHouse, token: string): Promise<ChangeOutcome> =>
  byLink(house, token, async (tx, photo, now) => {
    await record(tx, { actor: ownerActor, at: now, deed: 'sign-photo.take-back', subject: subjectOfPhoto(photo.id) })
    await endPhoto(tx, photo, { because: 'owner', reason: null, way: 'link', now })
  })

/** It may stay for the same time again. */
export const letStay = (house: WallHouse, token: string): Promise<ChangeOutcome> =>
  byLink(house, token, async (tx, photo, now) => {
    if (photo.state !== 'shown') return
    await record(tx, { actor: ownerActor, at: now, deed: 'sign-photo.stay', subject: subjectOfPhoto(photo.id) })
    await writePhoto(tx, photo, { shown_until: shownUntil(now), asked_again_at: null })
  })

/** What beyond the wall is agreed to from now on. `wanted` holds the words that stood beside what is ticked. */
export const changeScopes = (house: WallHouse, token: string, wanted: readonly ScopeWording[]): Promise<ChangeOutcome> =>
  byLink(house, token, async (tx, photo, now) => {
    const present = await agreedScopes(tx, photo.id)
    const beyond: readonly Scope[] = scopes.filter(scope => scope !== 'wall')
    const given = wanted.filter(({ scope }) => beyond.includes(scope) && !present.includes(scope))
    const withdrawn = beyond.filter(scope => present.includes(scope) && !wanted.some(wording => wording.scope === scope))
    if (given.length + withdrawn.length === 0) return
    await record(tx, {
      actor: ownerActor,
      at: now,
      deed: 'sign-photo.change',
      subject: subjectOfPhoto(photo.id),
      after: { fields: [...given.map(({ scope }) => scope), ...withdrawn] },
    })
    await recordGiven(tx, { photoId: photo.id, now, way: 'link' }, given)
    await recordWithdrawn(tx, { photoId: photo.id, now, way: 'link' }, withdrawn)
  })

type End = { readonly because: Ending; readonly reason: Reason | null; readonly way: 'link' | 'staff'; readonly now: Date }

/**
 * Ends a photograph that is held, in the caller’s transaction and after its entry in the log: the pictures are deleted, whose it was is forgotten, mails that have
 * not left do not leave, and every process forgets the pages on which it stood.
 */
export async function endPhoto(tx: WriteDb, photo: PhotoRow, { because, reason, way, now }: End): Promise<void> {
  const present: readonly Scope[] = await agreedScopes(tx, photo.id)
  await recordWithdrawn(tx, { photoId: photo.id, now, way }, present)
  await dropImages(tx, photo.id)
  await forgetMailsOf(tx, photo.id, now)
  await dropFlag(tx, { of: { room: 'act', subject: 'sign-photo', id: String(photo.id) }, now })
  await writePhoto(tx, photo, ended(because, reason, now))
  await announce(tx, { name: 'signs-changed' })
}
