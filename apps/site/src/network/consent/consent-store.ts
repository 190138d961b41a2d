import type { Insertable } from 'kysely'
import { type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import type { Basis, Collection, Purpose, Says, Way } from '../network-words.ts'

export type Given = {
  readonly supporterId: number
  readonly purpose: Purpose
  readonly basis: Basis
  readonly wordingId: number | null
  /** What of the purpose it is about, such as the code of a trust; null: all of it. */
  readonly about: string | null
  /** The page on which it was asked, without the language. */
  readonly page: string
  readonly way: Way
  /** When the form was sent; `now` is when the link in the mail was used. */
  readonly askedAt: Date | null
  readonly now: Date
  /** Of an imported one: how the details were given, and where the charity keeps what shows it. */
  readonly collected?: Collection
  readonly evidence?: string | null
}

/** Adds to the evidence that somebody agreed, to one thing or to several. */
export const recordGiven = (tx: WriteDb, ...given: readonly Given[]): Promise<void> =>
  insert(
    tx,
    given.map(({ supporterId, wordingId, askedAt, now, ...one }) => ({
      supporter_id: supporterId,
      says: 'given' as const,
      wording_id: wordingId,
      asked_at: askedAt,
      at: now,
      ...one,
    })),
  )

type Withdrawn = Pick<Given, 'supporterId' | 'purpose' | 'about' | 'page' | 'way' | 'now'>

/** Adds to it that they have changed their mind. */
export const recordWithdrawn = (tx: WriteDb, ...withdrawn: readonly Withdrawn[]): Promise<void> =>
  insert(
    tx,
    withdrawn.map(({ supporterId, now, ...one }) => ({
      supporter_id: supporterId,
      says: 'withdrawn' as const,
      basis: null,
      wording_id: null,
      asked_at: null,
      at: now,
      ...one,
    })),
  )

async function insert(tx: WriteDb, lines: readonly Insertable<NetworkTables['consent']>[]): Promise<void> {
  if (lines.length > 0) await writes<NetworkTables>(tx).insertInto('consent').values(lines).execute()
}

/** One line of the evidence, with the words that it was about. */
export type ConsentLine = {
  readonly purpose: Purpose
  readonly says: Says
  readonly basis: Basis | null
  readonly about: string | null
  readonly page: string
  readonly way: Way
  readonly askedAt: Date | null
  readonly at: Date
  readonly collected: Collection | null
  readonly evidence: string | null
  readonly wording: { readonly version: number; readonly language: Locale; readonly text: string } | null
}

/** All that somebody has agreed to and taken back, the oldest first. */
export async function consentsOf(db: ReadDb, supporterId: number): Promise<ConsentLine[]> {
  const found = await rows<NetworkTables>(db)
    .selectFrom('consent')
    .leftJoin('consent_wording as wording', 'wording.id', 'consent.wording_id')
    .select(['consent.purpose', 'says', 'basis', 'about', 'page', 'way', 'asked_at', 'at', 'collected', 'evidence'])
    .select(['wording.version', 'wording.language', 'wording.text'])
    .where('supporter_id', '=', supporterId)
    .orderBy('consent.id')
    .execute()
  return found.map(({ version, language, text, asked_at: askedAt, ...line }) => ({
    ...line,
    askedAt,
    wording: version === null || language === null || text === null ? null : { version, language, text },
  }))
}
