import type { EntryField, EntryKind } from '../../foundation/index.ts'
import { servicePreview } from './pages/service-page.tsx'
import { reviewDayOf } from './review-day.ts'
import { serviceForms } from './service.ts'
import { readServiceFacts } from './service-facts.ts'
import { serviceLink } from './support-links.ts'

const field = (name: string, kind: EntryField['kind'], more: Partial<EntryField> = {}): EntryField => ({
  name,
  kind,
  label: `support.fields.${name}`,
  hint: `support.hints.${name}`,
  perLocale: false,
  required: false,
  ...more,
})
const words = (name: string, kind: 'line' | 'lines', more: Partial<EntryField> = {}): EntryField =>
  field(name, kind, { perLocale: true, ...more })

const choices = (name: string, values: readonly string[]) => values.map(value => ({ value, label: `support.${name}.${value}` }))

const fields: readonly EntryField[] = [
  words('title', 'line', { required: true, most: 120 }),
  words('provider', 'line', { required: true, most: 120 }),
  words('text', 'lines', { required: true, most: 1200 }),
  words('when', 'line', { most: 300 }),
  words('where', 'line', { most: 300 }),
  field('form', 'choice', { required: true, choices: choices('forms', serviceForms) }),
  field('needs', 'list', { most: 8 }),
  field('nations', 'list', { most: 4 }),
  field('phone', 'line', { most: 30 }),
  field('textPhone', 'line', { most: 30 }),
  field('email', 'line', { most: 200 }),
  field('link', 'link'),
  field('postcode', 'line', { most: 10 }),
  field('lat', 'number', { most: 90 }),
  field('lon', 'number', { most: 180 }),
  field('hours', 'lines', { most: 600 }),
  field('languages', 'list', { most: 30 }),
  field('cost', 'choice', { choices: choices('costs', ['free', 'paid', 'unknown']) }),
  field('checkedOn', 'day', { required: true }),
  field('sources', 'list', {
    required: true,
    most: 10,
    columns: [
      { name: 'url', kind: 'link', label: 'support.fields.sourceUrl', required: true },
      { name: 'readOn', kind: 'day', label: 'support.fields.sourceReadOn', required: true },
      { name: 'note', kind: 'line', label: 'support.fields.sourceNote', most: 200 },
    ],
  }),
]

/** Support services, as staff edit them. */
export const supportKind: EntryKind = {
  name: 'support',
  label: 'support.entries',
  fields,
  check: ({ facts }) => {
    const read = readServiceFacts(facts)
    if (read.ok) return []
    return read.faults.map(({ field: name, fault, value }) => ({
      field: name,
      locale: null,
      message: `support.faults.${fault}`,
      values: { value },
    }))
  },
  link: serviceLink,
  reviewDay: ({ facts }) => {
    const read = readServiceFacts(facts)
    return read.ok ? reviewDayOf(read.facts.checkedOn) : null
  },
  canCreate: true,
  preview: servicePreview,
}
