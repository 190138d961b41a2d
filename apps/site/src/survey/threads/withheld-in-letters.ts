import { type ReadDb, rows } from '../../foundation/index.ts'
import { publishedPassagesOfAll } from '../../releases/index.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { SurveyTables } from '../schema.ts'
import { sha256Of, threadIn } from './public-thread.ts'
import { type Finder, findAll, finderOf } from './redact/find-words.ts'
import { foldText } from './redact/folded-text.ts'
import { readableText } from './redact/readable-text.ts'
import type { ThreadTables } from './thread-tables.ts'
import { withheldIn } from './thread-work.ts'

/** Letters that everybody can read and in which words still stand that were taken out of a release. */
export type LettersToMend = RequestKey & { readonly trustName: string }

type Standing = LettersToMend & { readonly sha256: string; readonly version: number }

/**
 * Published letters keep the words that they were published with: what is withheld of a release afterwards may still be read there. Only
 * trusts are looked at of which something is withheld and letters stand; letters that have been looked at for the same words are not read
 * again, for no version ever changes.
 */
export async function lettersWithWithheldWords(db: ReadDb): Promise<LettersToMend[]> {
  const standing = await standingOfWithheld(db)
  const codes = [...new Set(standing.map(({ trustCode }) => trustCode))]
  const passages = Map.groupBy(await publishedPassagesOfAll(db, codes), ({ code }) => code)
  const found: LettersToMend[] = []
  for (const { sha256, version, ...letters } of standing) {
    const words = withheldIn(passages.get(letters.trustCode) ?? [])
    const asked = sha256Of(JSON.stringify([letters.round, letters.trustCode, version, sha256, words]))
    const isFound = seen.get(asked) ?? (words.length > 0 && (await standsIn(db, { ...letters, version }, words.map(finder))))
    if (seen.size >= mostSeen) seen.clear()
    seen.set(asked, isFound)
    if (isFound) found.push(letters)
  }
  return found
}

/** By the hash of the letters and of the words: what was found stays so. */
const seen = new Map<string, boolean>()
const mostSeen = 2000

const finder = (text: string): Finder => finderOf({ kind: 'words', text })

/** The versions that everybody can read, of trusts of which something is withheld. */
const standingOfWithheld = (db: ReadDb): Promise<Standing[]> =>
  rows<ThreadTables & Pick<SurveyTables, 'request'> & { withheld_passage: { trust_code: string } }>(db)
    .selectFrom('published_thread as p')
    .innerJoin('request as r', join => join.onRef('r.round_id', '=', 'p.round_id').onRef('r.trust_code', '=', 'p.trust_code'))
    .select(['p.round_id as round', 'p.trust_code as trustCode', 'r.trust_name as trustName', 'p.sha256', 'p.version'])
    .where('p.ended_at', 'is', null)
    .where('p.trust_code', 'in', query => query.selectFrom('withheld_passage').select('withheld_passage.trust_code'))
    .orderBy('r.trust_name')
    .orderBy('p.round_id')
    .execute()

async function standsIn(
  db: ReadDb,
  { round, trustCode, version }: RequestKey & { readonly version: number },
  finders: readonly Finder[],
): Promise<boolean> {
  const row = await rows<ThreadTables>(db)
    .selectFrom('published_thread')
    .select('body')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!row?.body) return false
  const texts = threadIn(row.body).messages.flatMap(({ from, to, subject, text, attachments }) => [
    from,
    to,
    subject,
    text,
    ...attachments.map(({ name }) => name),
  ])
  return texts.some(pieces => {
    const left = foldText(readableText(pieces.map(piece => (typeof piece === 'string' ? piece : ' ▇▇▇ ')).join('')))
    return finders.some(each => findAll(each, left).length > 0)
  })
}
