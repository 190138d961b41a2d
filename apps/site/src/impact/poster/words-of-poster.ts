import { z } from 'zod'
import { type Locale, locales } from '../../foundation/index.ts'

/** What stands on a poster beside its figures, in one language: plain text, as much as fits on a wall. */
export const posterWordsSchema = z.object({
  title: z.string(),
  who: z.string(),
  what: z.string(),
  how: z.string(),
  means: z.string(),
})
export type PosterWords = z.infer<typeof posterWordsSchema>
export type PosterField = keyof PosterWords
export type PosterWordsOfBoth = Readonly<Record<Locale, PosterWords>>

export const posterFields = ['title', 'who', 'what', 'how', 'means'] as const satisfies readonly PosterField[]

/** In letters, as people count them. So much fits at the smallest size in which it can be read. */
export const longestOnPoster: Readonly<Record<PosterField, number>> = { title: 90, who: 450, what: 600, how: 600, means: 500 }

/** Figures beside each other: more would be a table, which nobody reads on a wall. */
export const mostFigures = 6

export const noPosterWords = (): PosterWords => ({ title: '', who: '', what: '', how: '', means: '' })

export type MissingOnPoster = { readonly field: PosterField; readonly locale: Locale }

/** A poster has all of its words, in both languages. */
export const missingOnPoster = (words: PosterWordsOfBoth): MissingOnPoster[] =>
  posterFields.flatMap(field => locales.filter(locale => words[locale][field] === '').map(locale => ({ field, locale })))
