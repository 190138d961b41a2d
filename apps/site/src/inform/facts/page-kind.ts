import type { EntryShape } from '../../foundation/index.ts'
import { factsPath } from './fact-kind.ts'
import { figuresField, numbersInProse, reviewDayOf, reviewField, sourcesField } from './sourced.ts'

export const aboutPath = '/about'

/** Every text that a page of ours is put together from: its key, and where it stands. */
export const pageTexts = {
  facts: factsPath,
  'facts-what-it-is': `${factsPath}#what-it-is`,
  'facts-where-it-spreads': `${factsPath}#where-it-spreads`,
  'facts-what-can-be-done': `${factsPath}#what-can-be-done`,
  'facts-why-care-falls-short': `${factsPath}#why-care-falls-short`,
  about: aboutPath,
  'about-taskforce': `${aboutPath}#taskforce`,
  'about-not-good-enough': `${aboutPath}#not-good-enough`,
} as const
export type PageText = keyof typeof pageTexts

const placeOf = (key: string): string | null => (key in pageTexts ? pageTexts[key as PageText] : null) // Just asked whether it is one.

/** A part of a page in prose, with where we have it from. Which parts there are is decided by the pages. */
export const pageShape: EntryShape = {
  name: 'page',
  label: 'facts.kind.page',
  fields: [
    { name: 'title', kind: 'line', label: 'facts.fields.title', perLocale: true, required: true, most: 120 },
    { name: 'body', kind: 'markdown', label: 'facts.fields.body', hint: 'facts.hints.body', perLocale: true, required: true },
    figuresField,
    sourcesField,
    reviewField,
  ],
  check: entry => numbersInProse(entry, ['title', 'body']),
  link: placeOf,
  reviewDay: reviewDayOf,
  canCreate: false,
}
