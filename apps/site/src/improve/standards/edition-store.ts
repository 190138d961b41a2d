import { publishedEntries } from '../../content/index.ts'
import {
  type Actor,
  inTransaction,
  type ReadDb,
  record,
  rows,
  type Services,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import { contentsOf, type Edition, inOrder, type Standard, standardOf } from './standard.ts'
import { standardShape } from './standard-kind.ts'
import type { StandardsTables } from './standards-tables.ts'

type Row = { number: number; made_at: Date; standards: readonly Standard[] }
const asEdition = ({ number, made_at, standards }: Row): Edition => ({ number, madeAt: made_at, standards })

/** What is published now, in order. */
export async function standardsNow(db: ReadDb): Promise<Standard[]> {
  const entries = await publishedEntries(db, standardShape.name)
  return inOrder(entries.map(standardOf).filter(standard => standard !== null))
}

async function newestRow(db: ReadDb) {
  return rows<StandardsTables>(db)
    .selectFrom('standards_edition')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * The edition that holds now; null where no standard is published. What staff have published a moment ago shows with the number that it is about to get.
 */
export async function editionNow(db: ReadDb, now: Date): Promise<Edition | null> {
  const standards = await standardsNow(db)
  if (standards.length === 0) return null
  const newest = await newestRow(db)
  if (newest?.contents === contentsOf(standards)) return asEdition(newest)
  return { number: (newest?.number ?? 0) + 1, madeAt: now, standards }
}

/** Every edition, the newest first, with the one that is about to be kept. */
export async function allEditions(db: ReadDb, now: Date): Promise<Edition[]> {
  const kept = await rows<StandardsTables>(db).selectFrom('standards_edition').selectAll().orderBy('number', 'desc').execute()
  const present = await editionNow(db, now)
  const isKept = present === null || kept.some(({ number }) => number === present.number)
  return [...(isKept ? [] : [present]), ...kept.map(asEdition)]
}

export async function editionByNumber(db: ReadDb, number: number, now: Date): Promise<Edition | null> {
  return (await allEditions(db, now)).find(edition => edition.number === number) ?? null
}

const actor: Actor = { kind: 'system', name: 'standards' }

/** Keeps what holds now as an edition, if it is not kept yet, in the caller’s transaction. Of two at once the second finds that it is done. */
export async function keepEdition(tx: WriteDb, now: Date): Promise<Edition | null> {
  const present = await editionNow(tx, now)
  if (present === null) return null
  const known = await newestRow(tx)
  if (known?.number === present.number) return present
  await record(tx, {
    actor,
    at: now,
    deed: 'standards.edition',
    subject: { kind: 'standards', id: String(present.number) },
    after: { contents: contentsOf(present.standards) },
  })
  const { number, standards } = present
  await writes<StandardsTables>(tx)
    .insertInto('standards_edition')
    .values({ number, made_at: now, contents: contentsOf(standards), standards: JSON.stringify(standards) })
    .onConflict(conflict => conflict.column('number').doNothing())
    .execute()
  return editionNow(tx, now)
}

/** The same in a transaction of its own, for the job that looks every minute. True: a new one was kept. */
export async function keepEditionNow({ write, clock }: Pick<Services, 'write' | 'clock'>): Promise<boolean> {
  const [standards, newest] = [await standardsNow(write), await newestRow(write)]
  if (standards.length === 0 || newest?.contents === contentsOf(standards)) return false
  return (await inTransaction(write, tx => keepEdition(tx, clock()))) !== null
}
