import { publishedEntries } from '../../content/index.ts'
import type { ContentEntry, EntryShape, EntryTexts, ReadDb } from '../../foundation/index.ts'
import { standardsPath } from './links.ts'

/** Who helps, in one nation, when care that should be there is missing. */
export const helpShape: EntryShape = {
  name: 'standard-help',
  label: 'standards.help.kind',
  titleField: 'title',
  fields: [
    { name: 'order', kind: 'number', label: 'standards.fields.order', perLocale: false, required: true, most: 99 },
    { name: 'title', kind: 'line', label: 'standards.fields.title', perLocale: true, required: true, most: 80 },
    { name: 'text', kind: 'lines', label: 'standards.fields.helpText', perLocale: true, required: true, most: 600 },
    { name: 'link', kind: 'link', label: 'standards.fields.sourceLink', perLocale: false, required: true },
    { name: 'source', kind: 'line', label: 'standards.fields.sourceTitle', perLocale: false, required: true, most: 200 },
    { name: 'readOn', kind: 'day', label: 'standards.fields.sourceReadOn', perLocale: false, required: true },
    { name: 'reviewBy', kind: 'day', label: 'standards.fields.reviewBy', perLocale: false, required: true },
  ],
  link: () => `${standardsPath}#help`,
  reviewDay: ({ facts }) => (typeof facts.reviewBy === 'string' ? facts.reviewBy : null),
  canCreate: true,
}

export type Help = {
  readonly key: string
  readonly link: string
  readonly source: string
  readonly readOn: string
  readonly en: EntryTexts
  readonly cy: EntryTexts | null
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const orderOf = ({ facts }: ContentEntry): number => (typeof facts.order === 'number' ? facts.order : 0)

/** Those that are published, in the order of their editors. */
export async function helpNow(db: ReadDb, instead?: ContentEntry): Promise<Help[]> {
  const published = await publishedEntries(db, helpShape.name)
  const entries = instead ? [...published.filter(({ key }) => key !== instead.key), instead] : [...published]
  return entries
    .sort((one, other) => orderOf(one) - orderOf(other) || (one.key < other.key ? -1 : 1))
    .map(({ key, facts, en, cy }) => ({
      key,
      link: textIn(facts.link),
      source: textIn(facts.source),
      readOn: textIn(facts.readOn),
      en,
      cy,
    }))
}
