import type { ContentEntry, EntryFault, EntryField } from '../../foundation/index.ts'
import { statisticsIn } from '../../foundation/index.ts'

/** Something that we read: who published it, where it stands, and on which day we read it. */
export type Source = { readonly name: string; readonly url: string; readonly readOn: string }

/** From where an entry knows what it says. Without a source it cannot be published. */
export const sourcesField: EntryField = {
  name: 'sources',
  kind: 'list',
  label: 'facts.fields.sources',
  hint: 'facts.hints.sources',
  perLocale: false,
  required: true,
  most: 12,
  columns: [
    { name: 'name', kind: 'line', label: 'facts.fields.sourceName', required: true },
    { name: 'url', kind: 'link', label: 'facts.fields.sourceUrl', required: true },
    { name: 'readOn', kind: 'day', label: 'facts.fields.readOn', required: true },
  ],
}

/** Until when it may stand without somebody looking whether it is still so. */
export const reviewField: EntryField = {
  name: 'reviewBy',
  kind: 'day',
  label: 'facts.fields.reviewBy',
  hint: 'facts.hints.reviewBy',
  perLocale: false,
  required: true,
}

/** Which facts, by their keys, are shown with it: prose holds no number that counts anybody. */
export const figuresField: EntryField = {
  name: 'figures',
  kind: 'list',
  label: 'facts.fields.figures',
  hint: 'facts.hints.figures',
  perLocale: false,
  required: false,
  most: 6,
}

type Facts = Pick<ContentEntry, 'facts'>

/** A text of the facts of an entry; empty where nothing is said. */
export const factText = ({ facts }: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? value : ''
}

/** A number of the facts of an entry, with what it is where nobody said. */
export const factNumber = ({ facts }: Facts, name: string, otherwise: number): number => {
  const value = facts[name]
  return typeof value === 'number' ? value : otherwise
}

/** Where an entry has it from. A source that lacks a part was not published by us, and is left out. */
export function sourcesOf({ facts }: Facts): Source[] {
  const list = facts.sources
  if (!Array.isArray(list)) return []
  return list.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return []
    const { name, url, readOn } = one as Readonly<Record<string, unknown>> // Any record may be asked for its parts.
    return typeof name === 'string' && typeof url === 'string' && typeof readOn === 'string' ? [{ name, url, readOn }] : []
  })
}

/** The keys of the facts that an entry shows. */
export function figuresOf({ facts }: Facts): string[] {
  const list = facts.figures
  return Array.isArray(list) ? list.filter(key => typeof key === 'string') : []
}

/** The day after which somebody should look at it again. */
export const reviewDayOf = (entry: Facts): string | null => factText(entry, 'reviewBy') || null

/** The newest day on which one of its sources was read. */
export const readDayOf = (entry: Facts): string | null =>
  sourcesOf(entry)
    .map(({ readOn }) => readOn)
    .sort()
    .at(-1) ?? null

/** Numbers that count somebody belong in a fact, which has a date, a source and a denominator: in prose they are refused. */
export const numbersInProse = (entry: ContentEntry, fields: readonly string[]): EntryFault[] =>
  (['en', 'cy'] as const).flatMap(locale =>
    fields.flatMap(field => {
      const [first] = statisticsIn(entry[locale]?.[field] ?? '')
      return first === undefined ? [] : [{ field, locale, message: 'facts.faults.numberInProse', values: { number: first } }]
    }),
  )
