import type { EntryField, EntryKind } from '../../../foundation/index.ts'
import { trainingPreview } from '../pages/training-page.tsx'
import { trainingLink } from '../training-links.ts'
import { faultsOf } from './read-training.ts'
import { trainingCosts, trainingForms } from './training.ts'

const field = (name: string, kind: EntryField['kind'], more: Partial<EntryField> = {}): EntryField => ({
  name,
  kind,
  label: `training.fields.${name}`,
  hint: `training.hints.${name}`,
  perLocale: false,
  required: false,
  ...more,
})
const words = (name: string, kind: 'line' | 'lines', more: Partial<EntryField> = {}): EntryField =>
  field(name, kind, { perLocale: true, ...more })
const choices = (name: string, values: readonly string[]) => values.map(value => ({ value, label: `training.${name}.${value}` }))

/** Other pages have these addresses. */
const reservedKeys: readonly string[] = ['certificates', 'coverage', 'mine']

/** Trainings and resources for professionals, as staff edit them. */
export const trainingKind: EntryKind = {
  name: 'training',
  label: 'training.entries',
  fields: [
    words('title', 'line', { required: true, most: 150 }),
    words('provider', 'line', { required: true, most: 120 }),
    words('text', 'lines', { required: true, most: 1200 }),
    words('length', 'line', { most: 120 }),
    words('price', 'line', { most: 200 }),
    words('accreditation', 'line', { most: 200 }),
    field('form', 'choice', { required: true, choices: choices('forms', trainingForms) }),
    field('cost', 'choice', { choices: choices('costs', trainingCosts) }),
    field('audience', 'list', { most: 7 }),
    field('nations', 'list', { most: 4 }),
    field('link', 'link', { required: true }),
    field('checkedOn', 'day', { required: true }),
    field('sources', 'list', {
      required: true,
      most: 10,
      columns: [
        { name: 'url', kind: 'link', label: 'training.fields.sourceUrl', required: true },
        { name: 'readOn', kind: 'day', label: 'training.fields.sourceReadOn', required: true },
        { name: 'note', kind: 'line', label: 'training.fields.sourceNote', most: 200 },
      ],
    }),
  ],
  check: ({ key, facts }) => [
    ...(reservedKeys.includes(key)
      ? [{ field: 'title', locale: 'en' as const, message: 'training.faults.key', values: { key } }]
      : []),
    ...faultsOf(facts).map(({ field: name, fault, value }) => ({
      field: name,
      locale: null,
      message: `training.faults.${fault}`,
      values: { value },
    })),
  ],
  link: trainingLink,
  reviewDay: ({ facts }) => (typeof facts.checkedOn === 'string' ? yearAfter(facts.checkedOn) : null),
  canCreate: true,
  preview: trainingPreview,
}

/** A year later. Of 29 February the 28th. */
const yearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`
