import { z } from 'zod'
import { criteriaMeasures } from './criteria-measures.ts'

/** The published criteria by which a hospital is said to collect, in part or not: only ever completeness, never the number of people. */
export const criteriaFile = z.strictObject({
  id: z.literal('criteria'),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  tests: z
    .array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        why: z.string(),
        measure: z.enum(criteriaMeasures),
        threshold: z.number().min(0).max(1),
        /** A hospital without a single case has nothing missing about its cases; a feed that is not there is missing. */
        whenNothingToMeasure: z.enum(['passed', 'failed']),
      }),
    )
    .min(1),
  verdict: z.strictObject({
    collecting: z.string(),
    partial: z.string(),
    'not-collecting': z.string(),
    /** Not collecting if every one of these tests finds nothing at all. */
    notCollectingWithout: z.array(z.string()).min(1),
  }),
})
export type Criteria = z.infer<typeof criteriaFile>
