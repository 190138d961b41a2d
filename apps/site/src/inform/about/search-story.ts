import { markdownToText, publishedEntries, wordsOf } from '../../content/index.ts'
import {
  type ContentEntry,
  type Ctx,
  type EntryShape,
  type SearchEntry,
  sayFigureDate,
  type Translate,
} from '../../foundation/index.ts'
import { factShape } from '../facts/fact-kind.ts'
import { pageShape } from '../facts/page-kind.ts'
import { factText, sourcesOf } from '../facts/sourced.ts'
import { policyShape } from '../policy/policy-kind.ts'
import { aimShape, highlightShape, momentShape } from './about-kinds.ts'

/** Each kind with the field that names an entry and those that it is found by. */
const found: readonly { readonly shape: EntryShape; readonly title: string; readonly texts: readonly string[] }[] = [
  { shape: pageShape, title: 'title', texts: ['body'] },
  { shape: factShape, title: 'words', texts: ['caveat'] },
  { shape: aimShape, title: 'title', texts: ['why', 'done', 'open'] },
  { shape: momentShape, title: 'title', texts: ['text'] },
  { shape: highlightShape, title: 'title', texts: ['text'] },
  { shape: policyShape, title: 'title', texts: ['known', 'unknown'] },
]

/** What can be found of the facts and of the page about us; each leads to its own place on the page. */
export async function searchStory({ var: { db, locale, t } }: Ctx): Promise<readonly SearchEntry[]> {
  const kinds = await Promise.all(found.map(async kind => ({ ...kind, entries: await publishedEntries(db, kind.shape.name) })))
  return kinds.flatMap(({ shape, title, texts, entries }) =>
    entries.flatMap((entry: ContentEntry): SearchEntry[] => {
      const link = shape.link(entry.key)
      if (link === null) return []
      const { say, lang } = wordsOf(entry, locale)
      const isFact = shape === factShape
      const name = isFact ? `${say('value')} ${say('words')}` : say(title)
      const text = markdownToText(texts.map(say).join('\n\n'))
      return [
        {
          group: 'pages',
          title: name,
          text: isFact ? `${standing(t, entry)} ${text}`.trim() : text,
          link,
          ...(lang ? { lang } : {}),
        },
      ]
    }),
  )
}

/** What no number goes without, in one line. */
function standing(t: Translate, fact: ContentEntry): string {
  const { say } = wordsOf(fact, t.locale)
  const parts = {
    date: sayFigureDate(t, factText(fact, 'date')),
    denominator: say('denominator'),
    source: sourcesOf(fact)[0]?.name ?? '',
  }
  return Object.entries(parts)
    .map(([part, said]) => `${t(`figure.${part}`)}: ${said}.`)
    .join(' ')
}
