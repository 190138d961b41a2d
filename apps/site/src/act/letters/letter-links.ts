import { hashOfToken, newToken } from '../../accounts/index.ts'
import { type Locale, localPath, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { LetterTables } from './letter-tables.ts'

/** The page after a letter was written, the same whatever the address was. */
export const askedPath = '/act/letters/asked'
/** After it was taken back, or erased. */
export const gonePath = '/act/letters/gone'
/** What a link in a mail opens: one's letter. To open it changes nothing. */
export const letterPath = '/act/letters/mine/:token'
export const letterLink = (token: string): string => `/act/letters/mine/${token}`

/** The privacy page belongs to a higher room; its address is one of the site's contracts. */
export const privacyPath = '/privacy'

/** So long somebody has to confirm that it was they who wrote. */
export const confirmDays = 7

/** A link as it stands in a mail: whole, and in the writer's language. */
export const linkInMail = (baseUrl: string, locale: Locale, token: string): string =>
  baseUrl + localPath(locale, letterLink(token))

/** Makes a link to a letter. Its token stands in the mail alone; only a hash is kept. */
export async function makeLetterLink(tx: WriteDb, letterId: number, now: Date): Promise<string> {
  const token = newToken()
  await writes<LetterTables>(tx)
    .insertInto('letter_link')
    .values({ token_hash: hashOfToken(token), letter_id: letterId, made_at: now })
    .execute()
  return token
}

/** The letter that a link opens; null: none (any more). */
export async function letterOfLink(db: ReadDb, token: string): Promise<number | null> {
  const row = await rows<LetterTables>(db)
    .selectFrom('letter_link')
    .select('letter_id')
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst()
  return row ? Number(row.letter_id) : null
}

const dayMs = 24 * 60 * 60 * 1000

/** Whether it is too late to confirm a letter: its form was sent too long ago. */
export const isTooLate = (askedAt: Date, now: Date): boolean => now.getTime() >= askedAt.getTime() + confirmDays * dayMs
