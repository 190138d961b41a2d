import { type ContentEntry, type EntryFault, type EntryShape, isFigureDate } from '../../foundation/index.ts'
import { factText, reviewDayOf, reviewField, sourcesField } from './sourced.ts'

/** Under which heading of /facts a number stands. */
export const factGroups = ['people', 'counting', 'care', 'other'] as const
export type FactGroup = (typeof factGroups)[number]

export const factsPath = '/facts'
/** Where one number stands: every fact has a place of its own on the page. */
export const factAnchor = (key: string): string => `fact-${key}`

/** A number with what it counts, its date, out of whom, where it was read, and until when it may stand unlooked at. */
export const factShape: EntryShape = {
  name: 'fact',
  label: 'facts.kind.fact',
  titleField: 'words',
  fields: [
    {
      name: 'group',
      kind: 'choice',
      label: 'facts.fields.group',
      perLocale: false,
      required: true,
      choices: factGroups.map(value => ({ value, label: `facts.group.${value}` })),
    },
    { name: 'order', kind: 'number', label: 'facts.fields.order', perLocale: false, required: false, most: 1000 },
    {
      name: 'value',
      kind: 'line',
      label: 'facts.fields.value',
      hint: 'facts.hints.value',
      perLocale: true,
      required: true,
      most: 40,
    },
    {
      name: 'words',
      kind: 'lines',
      label: 'facts.fields.words',
      hint: 'facts.hints.words',
      perLocale: true,
      required: true,
      most: 300,
    },
    {
      name: 'date',
      kind: 'line',
      label: 'facts.fields.date',
      hint: 'facts.hints.date',
      perLocale: false,
      required: true,
      most: 21,
    },
    {
      name: 'denominator',
      kind: 'lines',
      label: 'facts.fields.denominator',
      hint: 'facts.hints.denominator',
      perLocale: true,
      required: true,
      most: 300,
    },
    {
      name: 'caveat',
      kind: 'lines',
      label: 'facts.fields.caveat',
      hint: 'facts.hints.caveat',
      perLocale: true,
      required: false,
      most: 600,
    },
    sourcesField,
    reviewField,
  ],
  check: checkFact,
  link: key => `${factsPath}#${factAnchor(key)}`,
  reviewDay: reviewDayOf,
  canCreate: true,
}

function checkFact(entry: ContentEntry): readonly EntryFault[] {
  const date = isFigureDate(factText(entry, 'date'))
    ? []
    : [{ field: 'date', locale: null, message: 'facts.faults.date' } satisfies EntryFault]
  const noNumber = (['en', 'cy'] as const)
    .filter(locale => entry[locale] !== null && !/\d/.test(entry[locale]?.value ?? ''))
    .map(locale => ({ field: 'value', locale, message: 'facts.faults.value' }))
  return [...date, ...noNumber]
}
