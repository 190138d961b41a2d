import { createHash } from 'node:crypto'
import { type Actor, inTransaction, type Locale, type MadePhoto, record, type WriteDb } from '../../../foundation/index.ts'
import { type Concerns, flagText, mayWriteTo } from '../../../network/index.ts'
import { confirmLink, signAt } from '../sign-links.ts'
import { recordGiven, type ScopeWording } from './consent-store.ts'
import { insertImages, insertPhoto, sameBefore, takeTurnOf } from './photo-store.ts'
import { lastMailAt, makeLink, queueWallMail, type WallHouse } from './wall-mail.ts'
import { daysAfter, mailAgainMinutes, unconfirmedDays } from './wall-rules.ts'

export type AskToShow = {
  /** As `readAddress` gives it. */
  readonly address: string
  readonly locale: Locale
  readonly name: string
  readonly place: string
  readonly description: string
  readonly large: MadePhoto
  readonly small: MadePhoto
  /** The words that were ticked. */
  readonly agreed: readonly ScopeWording[]
  readonly concerns: Concerns
}

export const ownerActor: Actor = { kind: 'link', name: 'sign' }
export const subjectOfPhoto = (id: number) => ({ kind: 'sign-photo', id: String(id) }) as const

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Takes a photograph and asks the owner of the address whether it was they who sent it. Until they say yes nobody here sees it. The same picture from
 * the same address, sent again, is the same photograph: after some minutes they are asked once more. Whoever sends the form learns the same in every case.
 */
export const askToShow = (house: WallHouse, ask: AskToShow): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { address, locale, name, place, description } = ask
    const images = (['large', 'small'] as const).map(size => ({ ...ask[size], size, sha256: sha256Of(ask[size].bytes) }))
    if (!(await mayWriteTo(tx, house, address))) return
    await takeTurnOf(tx, address)
    const same = await sameBefore(tx, { address, sha256: sha256Of(ask.large.bytes) })
    if (same) {
      const isLost = minutesSince((await lastMailAt(tx, same.id)) ?? same.asked_at, now) >= mailAgainMinutes
      if (same.state === 'unconfirmed' && isLost)
        await askAgain(tx, house, { photoId: same.id, askedAt: same.asked_at, ask, now })
      return
    }
    const photoId = await insertPhoto(tx, { address, locale, name, place, description, now })
    await record(tx, {
      actor: ownerActor,
      at: now,
      deed: 'sign-photo.ask',
      subject: subjectOfPhoto(photoId),
      after: { fields: ['photo', 'address', 'name', 'place', 'description', ...ask.agreed.map(({ scope }) => scope)] },
    })
    await insertImages(tx, photoId, images)
    await recordGiven(tx, { photoId, now, way: 'form' }, ask.agreed)
    await flagText(tx, {
      room: 'act',
      subject: 'sign-photo',
      id: String(photoId),
      link: signAt.link(photoId),
      concerns: ask.concerns,
      now,
    })
    await askByMail(tx, house, { photoId, askedAt: now, ask, now })
  })

type Asking = {
  readonly photoId: number
  readonly askedAt: Date
  readonly ask: Pick<AskToShow, 'address' | 'locale'>
  readonly now: Date
}

async function askByMail(
  tx: WriteDb,
  house: WallHouse,
  { photoId, askedAt, ask: { address: to, locale }, now }: Asking,
): Promise<void> {
  const token = await makeLink(tx, { kind: 'confirm', photoId, now })
  // Whole days until it is forgotten.
  const days = Math.max(1, Math.floor((daysAfter(askedAt, unconfirmedDays).getTime() - now.getTime()) / dayMs))
  await queueWallMail(tx, house, { photoId, to, locale, key: 'confirm', with: { days }, link: confirmLink(token), now })
}

async function askAgain(tx: WriteDb, house: WallHouse, asking: Asking): Promise<void> {
  const subject = subjectOfPhoto(asking.photoId)
  await record(tx, { actor: ownerActor, at: asking.now, deed: 'sign-photo.ask', subject, after: { fields: ['address'] } })
  await askByMail(tx, house, asking)
}

const dayMs = 24 * 60 * 60 * 1000
const minutesSince = (then: Date, now: Date): number => (now.getTime() - then.getTime()) / 60_000
