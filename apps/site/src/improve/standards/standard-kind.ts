import type { EntryField, EntryShape } from '../../foundation/index.ts'
import { standardsPath } from './links.ts'
import { standardGroups } from './standard.ts'

const text = (name: string, kind: EntryField['kind'], most: number): EntryField => ({
  name,
  kind,
  label: `standards.fields.${name}`,
  hint: `standards.hints.${name}`,
  perLocale: true,
  required: true,
  most,
})

/** What staff write of a standard of care. Every change makes a new version of them all, which people can sign from then on. */
export const standardShape: EntryShape = {
  name: 'standard',
  label: 'standards.kind',
  titleField: 'title',
  fields: [
    {
      name: 'group',
      kind: 'choice',
      label: 'standards.fields.group',
      perLocale: false,
      required: true,
      choices: standardGroups.map(value => ({ value, label: `standards.groups.${value}.title` })),
    },
    {
      name: 'order',
      kind: 'number',
      label: 'standards.fields.order',
      hint: 'standards.hints.order',
      perLocale: false,
      required: true,
      most: 99,
    },
    text('title', 'line', 90),
    text('expect', 'markdown', 1500),
    text('missing', 'markdown', 1500),
    text('team', 'markdown', 1500),
    text('evidence', 'lines', 1000),
    {
      name: 'sources',
      kind: 'list',
      label: 'standards.fields.sources',
      hint: 'standards.hints.sources',
      perLocale: false,
      required: true,
      most: 6,
      columns: [
        { name: 'title', kind: 'line', label: 'standards.fields.sourceTitle', required: true, most: 200 },
        { name: 'link', kind: 'link', label: 'standards.fields.sourceLink', required: true },
        { name: 'readOn', kind: 'day', label: 'standards.fields.sourceReadOn', required: true },
      ],
    },
    {
      name: 'reviewBy',
      kind: 'day',
      label: 'standards.fields.reviewBy',
      hint: 'standards.hints.reviewBy',
      perLocale: false,
      required: true,
    },
  ],
  link: key => `${standardsPath}#${key}`,
  reviewDay: ({ facts }) => (typeof facts.reviewBy === 'string' ? facts.reviewBy : null),
  canCreate: true,
}
