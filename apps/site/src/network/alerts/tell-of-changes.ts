import {
  type Actor,
  batchesAbout,
  dayInUk,
  inTransaction,
  makeBatch,
  nameIn,
  pauseBatch,
  record,
  type WriteDb,
} from '../../foundation/index.ts'
import { trustByCode } from '../../register/index.ts'
import { latestRelease, type ReleaseSummary } from '../../releases/index.ts'
import { makeLinks } from '../links/link-store.ts'
import { alertsOfRelease, leaveLink, linkInMail, preferencesLink } from '../links.ts'
import { queueSupporterMails, type SupporterMailToWrite, senderName } from '../mail/queue-supporter-mails.ts'
import type { NetworkHouse } from '../network-house.ts'
import { waitsSinceRestore } from '../restored/hold-restored-alerts.ts'
import { type Follower, noteTold, takeFollowers } from './alert-store.ts'
import { type ChangeToTell, changesToTell, mergersToFollow } from './change-to-tell.ts'
import { followBack, mergersTakenBack } from './follow-back.ts'
import { followMerger } from './follow-merger.ts'
import { sayChange } from './say-change.ts'
import { takeTurn } from './take-turn.ts'

const actor: Actor = { kind: 'system', name: 'alerts' }
const atOnce = 100
/** Receiving servers take alarm at many mails at once: one each second to each domain. */
const secondsBetween = 1

/**
 * Writes to everybody who follows a trust that is not any more what they were told: one mail each. What somebody was told is noted in the
 * transaction that writes their mail, so that it may end at any moment, run in several processes, and begin again: nobody is told twice, and
 * nobody is left out. Gives how many mails were written.
 */
export async function tellOfChanges(house: NetworkHouse): Promise<number> {
  let told = 0
  for (const merger of await mergersTakenBack(house.write)) await followBack(house, merger)
  for (const merger of await mergersToFollow(house.write, dayInUk(house.clock()))) await followMerger(house, merger)
  for (const change of await changesToTell(house.write)) {
    for (let count = atOnce; count === atOnce; told += count) count = await tellSome(house, change)
  }
  return told
}

/** Some of those who are to hear of a change. How many: fewer than `atOnce` when they were the last. */
const tellSome = (house: NetworkHouse, change: ChangeToTell): Promise<number> =>
  inTransaction(house.write, async tx => {
    await takeTurn(tx)
    // Another release came while we waited: what we meant to tell is not so any more.
    if ((await latestRelease(tx))?.id !== change.release.id) return 0
    const { trust, before: toldStatus } = change
    const followers = await takeFollowers(tx, { trustCode: trust.code, toldStatus, limit: atOnce })
    if (followers.length === 0) return 0
    await writeMails(tx, house, change, followers)
    return followers.length
  })

async function writeMails(tx: WriteDb, house: NetworkHouse, change: ChangeToTell, followers: readonly Follower[]): Promise<void> {
  const now = house.clock()
  const { release, trust, before, after } = change
  await record(tx, {
    actor,
    at: now,
    deed: 'alert.tell',
    subject: { kind: 'release', id: release.id },
    after: { hospital: trust.code, from: before, to: after, mails: followers.length },
  })
  const links = await makeLinks(
    tx,
    followers.flatMap(({ supporterId }) => [
      { kind: 'preferences' as const, supporterId },
      { kind: 'leave' as const, supporterId },
    ]),
    now,
  )
  const wordsOf = wordsFor(tx, house, change)
  const batch = await batchOf(tx, release, now)
  const mails: SupporterMailToWrite[] = []
  for (const [index, follower] of followers.entries()) {
    const { locale, supporterId, address } = follower
    const whole = (path: string) => linkInMail(house.baseUrl, locale, path)
    const { subject, text } = await wordsOf(follower)
    const preferences = whole(preferencesLink(links[2 * index] ?? ''))
    const leave = whole(leaveLink(links[2 * index + 1] ?? ''))
    mails.push({ supporterId, to: address, subject, text: text({ preferences, leave }), leaveUrl: leave })
  }
  const ids = await queueSupporterMails(tx, house, mails, { kind: 'alert', batch, now })
  const written = followers.map(({ subscriptionId }, index) => ({ subscriptionId, mailId: ids[index] ?? Number.NaN }))
  await noteTold(tx, { release: release.id, trustCode: trust.code, before, after, now, mails: written })
}

/** The words for each kind of reader, put together once: by language, and by the trust that they had asked about. */
function wordsFor(tx: WriteDb, house: NetworkHouse, change: ChangeToTell) {
  const made = new Map<string, ReturnType<typeof sayChange>>()
  return async ({ locale, followedFrom }: Follower): Promise<ReturnType<typeof sayChange>> => {
    const key = `${locale} ${followedFrom}`
    const known = made.get(key)
    if (known) return known
    const t = house.messages.in(locale)
    const from = followedFrom === null ? null : await trustByCode(tx, followedFrom)
    const words = sayChange(t, {
      change,
      followedFrom: from ? nameIn(locale, from) : followedFrom,
      baseUrl: house.baseUrl,
      sender: await senderName(tx, t('network.wording.unnamed')),
    })
    made.set(key, words)
    return words
  }
}

/** One batch for all alerts of a release: staff can stop it. */
async function batchOf(tx: WriteDb, release: ReleaseSummary, now: Date): Promise<number> {
  const about = alertsOfRelease(release.id)
  const [known] = await batchesAbout(tx, about)
  if (known) return known.id
  const id = await makeBatch(tx, { about, what: about, intervalSeconds: secondsBetween, now })
  if (await waitsSinceRestore(tx)) await pauseBatch(tx, id, now)
  return id
}
