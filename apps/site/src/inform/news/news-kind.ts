import type { ContentEntry, EntryFault, EntryField, EntryKind } from '../../foundation/index.ts'
import { writtenKinds } from './news-item.ts'
import { previewNews } from './news-item-page.tsx'
import { newsAt } from './news-links.ts'

const field = (name: string, kind: EntryField['kind'], more: Partial<EntryField> = {}): EntryField => ({
  name,
  kind,
  label: `news.fields.${name}`,
  hint: `news.hints.${name}`,
  perLocale: true,
  required: true,
  ...more,
})

const ofSharing = ['event', 'audience', 'presented'] as const

/** Where we shared our work is told with what makes it worth telling: where, to whom, and what. */
export const checkNews = ({ facts, en, cy }: Pick<ContentEntry, 'facts' | 'en' | 'cy'>): readonly EntryFault[] => {
  if (facts.category !== 'sharing') return []
  const missingIn = (locale: 'en' | 'cy', texts: Readonly<Record<string, string>> | null): EntryFault[] =>
    texts === null
      ? []
      : ofSharing
          .filter(name => (texts[name] ?? '').trim() === '')
          .map(name => ({ field: name, locale, message: 'news.faults.sharing' }))
  return [...missingIn('en', en), ...missingIn('cy', cy)]
}

/** News, as staff write it. */
export const newsKind: EntryKind = {
  name: 'news',
  label: 'news.kind',
  titleField: 'title',
  fields: [
    field('category', 'choice', {
      perLocale: false,
      choices: writtenKinds.map(value => ({ value, label: `news.kinds.${value}` })),
    }),
    field('day', 'day', { perLocale: false }),
    field('title', 'line', { most: 120 }),
    field('summary', 'lines', { most: 400 }),
    field('body', 'markdown', { most: 20_000 }),
    ...ofSharing.map(name => field(name, name === 'presented' ? 'lines' : 'line', { required: false, most: 400 })),
    field('poster', 'documents', { perLocale: false, required: false, most: 4 }),
    field('sources', 'list', {
      perLocale: false,
      required: false,
      most: 12,
      columns: [
        { name: 'title', kind: 'line', label: 'news.fields.sourceTitle', required: true, most: 200 },
        { name: 'link', kind: 'link', label: 'news.fields.sourceLink', required: true },
        { name: 'readOn', kind: 'day', label: 'news.fields.sourceReadOn', required: true },
      ],
    }),
  ],
  check: checkNews,
  link: newsAt.link,
  preview: previewNews,
  canCreate: true,
}
