import { record } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import { leave } from '../alerts/leave-alerts.ts'
import { recordGiven, recordWithdrawn } from '../consent/consent-store.ts'
import type { Wording } from '../consent/wording.ts'
import { keepWordings } from '../consent/wording-store.ts'
import { preferencesFormPath } from '../links.ts'
import { leaveLists } from '../lists/leave-lists.ts'
import { permissionsOf, permit } from '../lists/permission-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { type AboutMe, aboutMe, type ListPurpose, listPurposes } from '../network-words.ts'
import { type Details, writeSupporter } from '../supporters/supporter-store.ts'
import { isClosed, liftByOptIn, suppressionsOf } from '../suppression/suppression-store.ts'
import { withSupporter } from './with-supporter.ts'

const where = { way: 'link', page: preferencesFormPath } as const

/** Ends one kind of mailing for whoever holds the link. False: it opens nothing. */
export const stopListByPreferences = (house: NetworkHouse, token: string, purpose: ListPurpose): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    await leaveLists(tx, house, { supporter, purposes: [purpose], actor: supporterActor, ...where, now })
  })

/** Ends everything: hospitals, news and the network. */
export const stopEverything = (house: NetworkHouse, token: string): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    await leaveLists(tx, house, { supporter, purposes: listPurposes, actor: supporterActor, ...where, now })
    await leave(tx, house, { supporter, trustCode: null, actor: supporterActor, ...where, now })
  })

/** The yes to one kind of mailing: whoever holds the link has shown already that the address is theirs. */
export const startListByPreferences = (
  house: NetworkHouse,
  token: string,
  { purpose, wording }: { readonly purpose: ListPurpose; readonly wording: Wording },
): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    const key = addressKey(house, supporter.address)
    const present = (await permissionsOf(tx, supporter.id)).find(one => one.purpose === purpose)
    if (present?.basis === 'consent' || isClosed(await suppressionsOf(tx, key))) return
    const subject = subjectOfSupporter(supporter.id)
    await record(tx, {
      actor: supporterActor,
      at: now,
      deed: 'supporter.confirm',
      subject,
      after: { fields: ['consent', purpose] },
    })
    const [wordingId = null] = await keepWordings(tx, [wording], now)
    await permit(tx, [{ supporterId: supporter.id, purpose, basis: 'consent', since: now }])
    const confirmedAt = supporter.confirmedAt ?? now
    await writeSupporter(tx, supporter.id, { state: 'confirmed', confirmed_at: confirmedAt, left_at: null })
    const given = { supporterId: supporter.id, purpose, basis: 'consent', about: null, wordingId, askedAt: now, now } as const
    await recordGiven(tx, { ...given, ...where })
    await liftByOptIn(tx, key, purpose)
  })

/** What they have told us of themselves, as it is to be from now on. */
export const changeDetails = (house: NetworkHouse, token: string, details: Details): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    const fields = (['firstName', 'nation', 'district', 'interests'] as const).filter(
      field => JSON.stringify(supporter[field]) !== JSON.stringify(details[field]),
    )
    if (fields.length === 0) return
    const subject = subjectOfSupporter(supporter.id)
    await record(tx, { actor: supporterActor, at: now, deed: 'supporter.change', subject, after: { fields } })
    await writeSupporter(tx, supporter.id, {
      first_name: details.firstName,
      nation: details.nation,
      district: details.district,
      interests: [...details.interests],
    })
  })

type About = {
  readonly ticked: readonly AboutMe[]
  readonly wordings: readonly { readonly name: AboutMe; readonly wording: Wording }[]
}

/** Each tick is a yes of its own, and each that was taken away takes one back. */
export const changeAboutMe = (house: NetworkHouse, token: string, { ticked, wordings }: About): Promise<boolean> =>
  withSupporter(house, token, async (tx, supporter, now) => {
    const added = wordings.filter(({ name }) => ticked.includes(name) && !supporter.aboutMe.includes(name))
    const removed = supporter.aboutMe.filter(name => !ticked.includes(name))
    // Nothing is left that it could be for.
    if (supporter.state !== 'confirmed' || (added.length === 0 && removed.length === 0)) return
    const { id: supporterId } = supporter
    const subject = subjectOfSupporter(supporterId)
    await record(tx, { actor: supporterActor, at: now, deed: 'supporter.change', subject, after: { fields: ['my-condition'] } })
    const ids = await keepWordings(
      tx,
      added.map(({ wording }) => wording),
      now,
    )
    const one = { supporterId, purpose: 'my-condition', ...where, now } as const
    await recordGiven(
      tx,
      ...added.map(({ name }, index) => ({
        ...one,
        basis: 'consent' as const,
        wordingId: ids[index] ?? null,
        about: name,
        askedAt: now,
      })),
    )
    await recordWithdrawn(tx, ...removed.map(about => ({ ...one, about })))
    await writeSupporter(tx, supporterId, { about_me: aboutMe.filter(name => ticked.includes(name)) })
  })
