import {
  inTransaction,
  type Locale,
  type NewMail,
  newMessageId,
  queueMails,
  type ReadDb,
  type WriteDb,
} from '../../../foundation/index.ts'
import { currentStatusCodes, type StatusCodes } from '../../../releases/index.ts'
import { makeLinks } from '../../links/link-store.ts'
import { linkInMail, preferencesLink } from '../../links.ts'
import { leaveFor } from '../../lists/leave-for.ts'
import { listHeaders } from '../../mail/list-headers.ts'
import { returnAddress } from '../../mail/return-address.ts'
import { noteMails } from '../../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../../network-house.ts'
import { factsOf } from '../compose/facts.ts'
import { type FrameFor, frameOf } from '../compose/frame.ts'
import { languagesOf, type ReadWords, readWords, writeMail } from '../compose/read-mailing.ts'
import { holdMailing, type Mailing } from '../mailing-store.ts'
import { holdAllowed, nextToWrite, noteLeftOut, noteWritten, type Reader, readersOf, writtenAt } from '../recipient-store.ts'
import { type DistrictPlaces, rememberedPlaces } from '../segments/district-places.ts'
import { linksOf } from '../send/link-store.ts'

/** So many mails stand in the outbox at most: what is in it can be recalled, and takes room. */
const mostAhead = 5000
/** For a domain, what it gets in these minutes at its pace. */
const minutesAhead = 5
const fewestAhead = 50
const atOnce = 200

/** A mailing read once, with all that its mails need. */
type Press = {
  readonly words: ReadonlyMap<Locale, ReadWords>
  readonly frame: FrameFor
  readonly statuses: StatusCodes
  readonly places: DistrictPlaces
}

/**
 * Turns recipients into mails in the outbox, as many as it takes to keep the sender busy. Each slice is one transaction with the rows of its
 * recipients: it may end at any moment and begin again, in several processes too, and nobody gets two. Gives how many were written.
 */
export async function feedMailing(house: NetworkHouse, mailing: Mailing): Promise<number> {
  const ids = await nextReaders(house.write, mailing)
  if (ids.length === 0) return 0
  const press = await openPress(house.write, house, mailing)
  let written = 0
  for (let from = 0; from < ids.length; from += atOnce) {
    const slice = ids.slice(from, from + atOnce)
    await lookUpPlaces(house.write, mailing, slice, press)
    const count = await writeSlice(house, mailing, slice, press)
    if (count === null) return written
    written += count
  }
  return written
}

async function nextReaders(db: ReadDb, { id, perMinute }: Mailing): Promise<number[]> {
  const written = await writtenAt(db, id)
  const room = mostAhead - written.reduce((sum, { count }) => sum + count, 0)
  // Not for a handful: each look costs as much as for many.
  if (room < mostAhead / 2) return []
  const perDomain = perMinute === null ? mostAhead : Math.max(fewestAhead, perMinute * minutesAhead)
  const already = new Map(written.map(({ domain, count }) => [domain, count]))
  const next = await nextToWrite(db, { mailing: id, perDomain, limit: room })
  const roomAt = (domain: string) => {
    const standing = already.get(domain) ?? 0
    return standing > perDomain / 2 ? 0 : perDomain - standing
  }
  return next.filter(({ domain, place }) => place <= roomAt(domain)).map(reader => reader.id)
}

async function openPress(db: ReadDb, house: NetworkHouse, mailing: Mailing): Promise<Press> {
  const numbers = new Map((await linksOf(db, mailing.id)).map(({ path, number }) => [path, number]))
  const how = { baseUrl: house.baseUrl, counted: { mailing: mailing.id, numbers } }
  return {
    words: new Map(languagesOf(mailing).map(locale => [locale, readWords(locale, mailing.words[locale], how).read])),
    frame: await frameOf(db, house, mailing),
    statuses: await currentStatusCodes(db),
    places: rememberedPlaces(house.clock(), house.campaign),
  }
}

/** Before the transaction, which then finds them. */
async function lookUpPlaces(db: ReadDb, mailing: Mailing, ids: readonly number[], { places }: Press): Promise<void> {
  for (const { district } of await readersOf(db, mailing.id, ids)) if (district !== null) await places.of(db, district)
}

/** Null: the mailing is not being sent any more. */
const writeSlice = (house: NetworkHouse, { id }: Mailing, ids: readonly number[], press: Press): Promise<number | null> =>
  inTransaction(house.write, async tx => {
    // Whoever pauses or stops it waits for this slice, and another process finds its recipients written to.
    const mailing = await holdMailing(tx, id)
    if (mailing?.state !== 'sending') return null
    const allowed = await holdAllowed(tx, ids, mailing.purpose)
    const readers = (await readersOf(tx, id, ids)).filter(({ supporterId }) => allowed.has(supporterId))
    await noteLeftOut(
      tx,
      id,
      ids.filter(each => !allowed.has(each)),
    )
    if (readers.length > 0) await writeMails(tx, house, { mailing, readers, press })
    return readers.length
  })

type Slice = { readonly mailing: Mailing; readonly readers: readonly Reader[]; readonly press: Press }

async function writeMails(tx: WriteDb, house: NetworkHouse, { mailing, readers, press }: Slice): Promise<void> {
  const now = house.clock()
  const { mailDomain } = house
  const from = (await house.mailFrom?.(tx)) ?? `no-reply@${mailDomain}`
  const preferences = await makeLinks(
    tx,
    readers.map(({ supporterId }) => ({ kind: 'preferences' as const, supporterId })),
    now,
  )
  const mails: (NewMail & { readonly messageId: string })[] = []
  for (const [index, reader] of readers.entries()) {
    const messageId = newMessageId(mailDomain)
    const envelopeFrom = returnAddress(messageId, mailDomain)
    const locale = press.words.has(reader.locale) ? reader.locale : 'en'
    const leave = leaveFor(mailing.purpose)(house, { id: reader.supporterId, locale })
    const own = { preferences: linkInMail(house.baseUrl, locale, preferencesLink(preferences[index] ?? '')), leave }
    mails.push({
      kind: 'mailing' as const,
      from,
      to: reader.address,
      ...(await wordsFor(tx, house, press, { reader, locale, own })),
      messageId,
      ...(envelopeFrom === null ? {} : { envelopeFrom }),
      ...(mailing.batchId === null ? {} : { batch: mailing.batchId }),
      headers: { Precedence: 'bulk', ...listHeaders({ leaveUrl: leave, list: mailing.purpose, mailDomain }) },
    })
  }
  const ids = await queueMails(tx, mails, house)
  const written = readers.map(({ supporterId }, index) => ({ supporterId, mailId: ids[index] ?? Number.NaN }))
  await noteMails(
    tx,
    written.map((one, index) => ({ ...one, messageId: mails[index]?.messageId ?? '', kind: 'mailing', queuedAt: now })),
  )
  await noteWritten(tx, mailing.id, written, house.smtpUrl === null ? 'held' : 'written')
}

type One = {
  readonly reader: Reader
  readonly locale: Locale
  readonly own: { readonly preferences: string; readonly leave: string }
}

async function wordsFor(tx: WriteDb, house: NetworkHouse, press: Press, { reader, locale, own }: One) {
  const read = press.words.get(locale)
  if (!read) throw new Error('A mailing has no words in English')
  const t = house.messages.in(locale)
  const place = reader.district === null ? null : await press.places.of(tx, reader.district)
  return writeMail(read, factsOf(t, { reader, place, statuses: press.statuses }), press.frame(t, own))
}
