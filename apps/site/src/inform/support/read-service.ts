import type { ContentEntry as Entry, Locale } from '../../foundation/index.ts'
import type { Service } from './service.ts'
import { readServiceFacts } from './service-facts.ts'

/** An entry as a service in the language of a page; null where its facts cannot be read, which nothing that was published can be. */
export function readService(entry: Entry, locale: Locale): Service | null {
  const read = readServiceFacts(entry.facts)
  if (!read.ok) return null
  const words = locale === 'cy' && entry.cy !== null ? entry.cy : entry.en
  const word = (name: string): string => (words[name] ?? '').trim()
  return {
    key: entry.key,
    ...read.facts,
    words: {
      title: word('title'),
      provider: word('provider'),
      text: word('text'),
      when: word('when'),
      where: word('where'),
      isFallback: locale === 'cy' && entry.cy === null,
    },
  }
}
