import { type Actor, dayInUk, inTransaction, type ReadDb, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import type { NetworkHouse } from '../network-house.ts'
import type { ListPurpose } from '../network-words.ts'
import { type Fault, type ImportCounts, noCounts, noteImport } from './import-store.ts'
import { readList } from './read-list.ts'
import type { ListedPerson } from './read-list-row.ts'
import { holdKnown, type KnownPerson, knownOf, marksOf, type Taken, takeIn } from './take-in.ts'

type Import = {
  readonly content: AsyncIterable<Buffer>
  readonly isTrial: boolean
  readonly actor: Actor
  readonly limitBytes?: number
}

export type Imported = { readonly id: number; readonly counts: ImportCounts; readonly faults: readonly Fault[] }

const atOnce = 500
const subject = { kind: 'list-of-supporters', id: 'import' } as const

/**
 * Takes a list of supporters in, with the evidence of how each agreed; or says what would become of it (`isTrial`). Whoever has left, was erased or
 * cannot be reached is not brought back. The same list again adds nothing: so one that was interrupted is simply sent again. Throws an UnusableList.
 */
export async function importList(house: NetworkHouse, { content, isTrial, actor, limitBytes }: Import): Promise<Imported> {
  const now = house.clock()
  const list = readList(content, { today: dayInUk(now), ...(limitBytes === undefined ? {} : { limitBytes }) })
  const seen = new Set<string>()
  const faults: Fault[] = []
  let counts = noCounts
  let batch: ListedPerson[] = []
  const flush = async () => {
    const people = batch
    batch = []
    if (people.length > 0) counts = add(counts, await takeBatch(house, people, { isTrial, actor, now }))
  }
  for await (const { line, row } of list.lines) {
    counts = { ...counts, rows: counts.rows + 1 }
    if (!row.ok) {
      faults.push({ line, reason: row.fault })
      counts = { ...counts, refused: counts.refused + 1 }
      continue
    }
    const purposes = row.person.purposes.filter(purpose => !seen.has(`${row.person.address} ${purpose}`))
    if (purposes.length === 0) {
      counts = { ...counts, same: counts.same + 1 }
      continue
    }
    for (const purpose of purposes) seen.add(`${row.person.address} ${purpose}`)
    // Twice in one statement the database would not take.
    if (batch.some(({ address }) => address === row.person.address)) await flush()
    batch.push({ ...row.person, purposes })
    if (batch.length >= atOnce) await flush()
  }
  await flush()
  const id = await inTransaction(house.write, async tx => {
    const deed = isTrial ? 'supporter.try-import' : 'supporter.import'
    await record(tx, { actor, at: now, deed, subject, after: counts })
    return noteImport(tx, { at: now, isTrial, counts, sha256: list.sha256(), faults })
  })
  return { id, counts, faults }
}

type Some = Pick<ImportCounts, 'added' | 'changed' | 'same' | 'suppressed'>

const add = (one: ImportCounts, more: Some): ImportCounts => ({
  ...one,
  added: one.added + more.added,
  changed: one.changed + more.changed,
  same: one.same + more.same,
  suppressed: one.suppressed + more.suppressed,
})

type How = { readonly isTrial: boolean; readonly actor: Actor; readonly now: Date }

const takeBatch = (house: NetworkHouse, people: readonly ListedPerson[], how: How): Promise<Some> =>
  how.isTrial
    ? sort(house.write, house, people).then(({ counts }) => counts)
    : inTransaction(house.write, tx => keep(tx, house, people, how))

async function keep(tx: WriteDb, house: NetworkHouse, people: readonly ListedPerson[], { actor, now }: How): Promise<Some> {
  // Before what stands against them is read.
  await holdKnown(
    tx,
    people.map(({ address }) => address),
  )
  const { counts, taken } = await sort(tx, house, people)
  if (taken.length === 0) return counts
  await record(tx, { actor, at: now, deed: 'supporter.import', subject, after: counts })
  await takeIn(tx, taken, now)
  return counts
}

/** Who of them is new, who gets more than they had, who has all of it, and who must not be brought back. */
async function sort(
  db: ReadDb,
  house: Pick<NetworkHouse, 'secret'>,
  people: readonly ListedPerson[],
): Promise<{ readonly counts: Some; readonly taken: readonly Taken[] }> {
  const keys = new Map(people.map(({ address }) => [address, addressKey(house, address)]))
  const marks = await marksOf(db, [...keys.values()])
  const known = await knownOf(
    db,
    people.map(({ address }) => address),
  )
  const counts = { added: 0, changed: 0, same: 0, suppressed: 0 }
  const taken: Taken[] = []
  for (const person of people) {
    const present = known.get(person.address) ?? null
    const against = marks.get(keys.get(person.address) ?? '') ?? []
    const allowed = person.purposes.filter(purpose => mayBring(purpose, against) && present?.state !== 'left')
    const purposes = allowed.filter(purpose => isMore(person, purpose, present))
    if (allowed.length === 0) counts.suppressed += 1
    else if (purposes.length === 0) counts.same += 1
    else {
      counts[present === null ? 'added' : 'changed'] += 1
      taken.push({ person: { ...person, purposes }, present })
    }
  }
  return { counts, taken }
}

type Mark = Awaited<ReturnType<typeof marksOf>> extends ReadonlyMap<string, readonly (infer One)[]> ? One : never

/** Only a list that somebody has left bars that list alone. */
const mayBring = (purpose: ListPurpose, against: readonly Mark[]): boolean =>
  !against.some(({ reason, purpose: of }) => reason !== 'unsubscribed' || of === purpose)

/** A consent is more than the soft opt-in. */
function isMore({ basis }: ListedPerson, purpose: ListPurpose, present: KnownPerson | null): boolean {
  const has = present?.permissions.find(one => one.purpose === purpose)
  return !has || (has.basis === 'soft-opt-in' && basis === 'consent')
}
