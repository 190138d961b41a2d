import MiniSearch from 'minisearch'
import type { Locale, SearchEntry, SearchGroup } from '../../foundation/index.ts'
import { welshRadicals } from './welsh-radicals.ts'

/** The best of one group, and how many more there are. */
export type FoundGroup = { readonly group: SearchGroup; readonly found: readonly FoundEntry[]; readonly more: number }

export type FoundEntry = Pick<SearchEntry, 'title' | 'link' | 'lang'> & {
  /** A few words around what was looked for; empty where there is no text. */
  readonly snippet: string
}

/** More than this of one group nobody reads. */
export const mostOfAGroup = 10

/** Words that every page has. English and Welsh. */
const empty = new Set(
  `a an and are as at be by for from has have how i in is it my of on or our that the this to was what when where which who will with you your
   a ac ar am yn yr y o i ei eu eich ein gan mae mewn na neu oes pa pan sut sydd wedi`.split(/\s+/),
)

/** A word made comparable: no case, no accents, no apostrophe; of English plurals and genitives the end goes. Null: it says nothing. */
export function searchTerm(word: string): string | null {
  const plain = word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘]s$/, '')
    .replace(/['’‘]/g, '')
  if (plain === '' || empty.has(plain)) return null
  return plain.length > 4 && /[^s]s$/.test(plain) ? plain.slice(0, -1) : plain
}

const words = /[\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}]+)*/gu
const termsOf = (text: string): string[] => (text.match(words) ?? []).flatMap(word => searchTerm(word) ?? [])

/**
 * What of these entries somebody means: every word counts, in the title most; the beginning of a word is enough, and a slip in a long word
 * is forgiven. Groups stand in the order of their best finds; at most ten of each.
 */
export function searchEntriesFor(entries: readonly SearchEntry[], question: string, locale: Locale): readonly FoundGroup[] {
  const terms = [...new Set(termsOf(question))]
  if (terms.length === 0) return []
  const index = new MiniSearch<{ id: number; title: string; text: string }>({
    fields: ['title', 'text'],
    tokenize: text => text.match(words) ?? [],
    // In Welsh the beginning of a word changes with what stands before it: a word is found by the form in which people look it up.
    processTerm: word => {
      const term = searchTerm(word)
      return term === null || locale === 'en' ? term : [term, ...welshRadicals(term)]
    },
    searchOptions: {
      processTerm: searchTerm,
      boost: { title: 4 },
      prefix: term => term.length > 2,
      fuzzy: term => (term.length > 5 ? 0.2 : false),
    },
  })
  index.addAll(entries.map(({ title, text }, id) => ({ id, title, text })))
  const all = index.search(question, { combineWith: 'AND' })
  // Where no page has all the words, those with most of them are better than none.
  const results = all.length > 0 ? all : index.search(question)
  const groups = new Map<SearchGroup, FoundEntry[]>()
  for (const { id } of results) {
    const entry = entries[Number(id)]
    if (!entry) continue
    const { group, title, link, lang, text } = entry
    const found = groups.get(group) ?? []
    found.push({ title, link, ...(lang ? { lang } : {}), snippet: snippetOf(text, terms) })
    groups.set(group, found)
  }
  return [...groups].map(([group, found]) => ({
    group,
    found: found.slice(0, mostOfAGroup),
    more: Math.max(0, found.length - mostOfAGroup),
  }))
}

const snippetLength = 180

/** The part of a text in which the first of the words is, cut between words. */
export function snippetOf(text: string, terms: readonly string[]): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  if (plain.length <= snippetLength) return plain
  const hit = [...plain.matchAll(words)].find(([word]) => {
    const term = searchTerm(word)
    return term !== null && terms.some(wanted => term.startsWith(wanted))
  })
  const from = Math.max(0, (hit?.index ?? 0) - 60)
  const start = from === 0 ? 0 : plain.indexOf(' ', from) + 1
  const end = start + snippetLength >= plain.length ? plain.length : plain.lastIndexOf(' ', start + snippetLength)
  return `${start > 0 ? '… ' : ''}${plain.slice(start, end > start ? end : start + snippetLength)}${end < plain.length ? ' …' : ''}`
}
