import { z } from 'zod'
import type { DraftShape } from '../evaluation/draft/draft-store.ts'
import { noPosterWords, posterWordsSchema } from './words-of-poster.ts'

const schema = z.object({
  words: z.object({ en: posterWordsSchema, cy: posterWordsSchema }),
  /** The edition of the report whose figures it shows; null: nobody has chosen one yet. */
  edition: z.number().int().positive().nullable(),
  /** The keys of the measures that it shows, in the order of the report. */
  measures: z.array(z.string()),
})
export type PosterDraft = z.infer<typeof schema>

/** The next poster, as staff have it. */
export const posterDraft: DraftShape<PosterDraft> = {
  kind: 'poster',
  schema,
  empty: () => ({ words: { en: noPosterWords(), cy: noPosterWords() }, edition: null, measures: [] }),
}
