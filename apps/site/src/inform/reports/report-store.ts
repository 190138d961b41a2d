import { publishedEntries, publishedEntry } from '../../content/index.ts'
import type { ContentEntry, Locale, ReadDb } from '../../foundation/index.ts'
import { type ReportWords, wordFields } from './edition/edition.ts'
import { type Report, reportStates } from './report.ts'

/** The name of these entries among all entries. */
export const reportEntries = 'report'

/** Every report, in the order of its series. */
export async function allReports(db: ReadDb): Promise<Report[]> {
  const found = (await publishedEntries(db, reportEntries)).map(reportOf)
  return found.sort((a, b) => a.part - b.part || (a.key < b.key ? -1 : 1))
}

/** A report by its key; null where there is none. */
export async function reportByKey(db: ReadDb, key: string): Promise<Report | null> {
  const entry = await publishedEntry(db, reportEntries, key)
  return entry && reportOf(entry)
}

/** What an entry says of a report. What is not said is empty; a state that nobody knows is one that promises nothing. */
export const reportOf = ({
  key,
  facts,
  en,
  cy,
  isMachineMade,
}: Pick<ContentEntry, 'key' | 'facts' | 'en' | 'cy' | 'isMachineMade'>): Report => ({
  key,
  state: reportStates.find(state => state === facts.state) ?? 'forthcoming',
  part: typeof facts.part === 'number' ? facts.part : 1,
  words: { en: wordsIn(en), cy: wordsIn(cy ?? en) } satisfies Record<Locale, ReportWords>,
  hasWelsh: cy !== null,
  isMachineMade,
})

function wordsIn(texts: Readonly<Record<string, string>>): ReportWords {
  // Every field of the words is there: the list of fields is that of the type.
  return Object.fromEntries(wordFields.map(field => [field, (texts[field] ?? '').trim()])) as ReportWords
}
