import { z } from 'zod'
import { factsSchema, flowChartSchema } from '../../evaluation/document/evaluation-document.ts'
import { posterWordsSchema } from '../words-of-poster.ts'

const number = z.number().int().positive()

const figureSchema = z.object({
  title: z.string(),
  value: z.string(),
  words: z.string(),
  facts: factsSchema,
})

/** What stands on a poster, in one language, in the order in which it is read. */
const sheetSchema = z.object({
  title: z.string(),
  about: z.string(),
  parts: z.array(z.object({ title: z.string(), text: z.string() })),
  figures: z.array(figureSchema),
  flow: z.object({ title: z.string(), chart: flowChartSchema, facts: factsSchema }).nullable(),
  means: z.object({ title: z.string(), text: z.string() }),
  /** What it cannot show. */
  cause: z.string(),
  foot: z.string(),
})

/** Everything that a poster says, as it was published. */
export const posterSchema = z.object({
  format: z.literal('spotlight-poster-1'),
  campaign: z.enum(['Example', 'UK']),
  number,
  publishedOn: z.iso.date(),
  publisher: z.string(),
  /** The edition of the report whose figures it shows. */
  edition: z.object({ number, sha256: z.string() }),
  words: z.object({ en: posterWordsSchema, cy: posterWordsSchema }),
  measures: z.array(z.string()),
  /** As it is read, in each language. */
  sheets: z.object({ en: sheetSchema, cy: sheetSchema }),
})
export type Poster = z.infer<typeof posterSchema>
export type Sheet = z.infer<typeof sheetSchema>
export type PosterFigure = Sheet['figures'][number]

/** A poster with the checksum of its bytes. */
export type KeptPoster = { readonly poster: Poster; readonly body: string; readonly sha256: string }
