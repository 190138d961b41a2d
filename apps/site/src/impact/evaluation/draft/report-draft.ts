import { z } from 'zod'
import { snapshotSchema } from '../snapshot/snapshot.ts'
import { noWords, reportWordsSchema } from '../words-of-report.ts'
import type { DraftShape } from './draft-store.ts'

const schema = z.object({
  words: z.object({ en: reportWordsSchema, cy: reportWordsSchema }),
  /** The figures that the words are written around; null: nobody has taken them yet. */
  figures: snapshotSchema.nullable(),
})
export type ReportDraft = z.infer<typeof schema>

/** The next report, as staff have it. */
export const reportDraft: DraftShape<ReportDraft> = {
  kind: 'report',
  schema,
  empty: () => ({ words: { en: noWords(), cy: noWords() }, figures: null }),
}
