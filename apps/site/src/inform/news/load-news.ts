import { z } from 'zod'
import { publishedEntries, publishedEntry, wordsOf } from '../../content/index.ts'
import type { ContentEntry, Locale, ReadDb, Translate } from '../../foundation/index.ts'
import { type EditionLine, editionLines } from '../reports/edition/edition-lines.ts'
import { firstWords } from '../reports/pages/first-words.ts'
import { editionAt } from '../reports/reports-links.ts'
import { byDay, type NewsItem, type NewsLine, writtenKinds } from './news-item.ts'
import { newsAt } from './news-links.ts'

/** The name of these entries among all entries. */
export const newsEntries = 'news'

const factsSchema = z.object({
  category: z.enum(writtenKinds),
  day: z.iso.date(),
  poster: z.array(z.string()).default([]),
  sources: z.array(z.object({ title: z.string(), link: z.string(), readOn: z.string() })).default([]),
})

/** A piece of news in the language of the page. An entry that is not fit to be published (in a preview) is shown as far as it goes. */
export function newsOf(locale: Locale, entry: ContentEntry): NewsItem {
  const { say, lang } = wordsOf(entry, locale)
  const { category, day, sources, poster } = factsSchema
    .catch({ category: 'news', day: entry.publishedAt.toISOString().slice(0, 10), sources: [], poster: [] })
    .parse(entry.facts)
  return {
    kind: category,
    id: entry.key,
    key: entry.key,
    day,
    title: say('title'),
    summary: say('summary'),
    link: newsAt.link(entry.key),
    lang,
    updatedAt: entry.publishedAt,
    body: say('body'),
    sources,
    posters: poster,
    sharing: category === 'sharing' ? { event: say('event'), audience: say('audience'), presented: say('presented') } : null,
    locale,
  }
}

/** A new edition of a report is news, without anybody having to write it twice. */
const lineOfEdition = (t: Translate, line: EditionLine): NewsLine => ({
  kind: 'report',
  id: `reports/${line.report}/${line.edition}`,
  day: line.publishedOn,
  title: t('news.edition', { title: line.title[t.locale], edition: String(line.edition) }),
  summary: firstWords(line.summary[t.locale]),
  link: editionAt.link(line.report, line.edition),
  lang: undefined,
  updatedAt: new Date(`${line.publishedOn}T00:00:00Z`),
})

/** Everything that is news, newest first. */
export async function allNews(db: ReadDb, t: Translate): Promise<NewsLine[]> {
  const [entries, editions] = [await publishedEntries(db, newsEntries), await editionLines(db)]
  return [...entries.map(entry => newsOf(t.locale, entry)), ...editions.map(line => lineOfEdition(t, line))].sort(byDay)
}

/** One piece of news that staff have written; null where there is none. */
export async function newsByKey(db: ReadDb, locale: Locale, key: string): Promise<NewsItem | null> {
  const entry = await publishedEntry(db, newsEntries, key)
  return entry && newsOf(locale, entry)
}
