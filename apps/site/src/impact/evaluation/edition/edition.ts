import { z } from 'zod'
import type { KeptEdition as Kept } from '../../../foundation/index.ts'
import { documentSchema } from '../document/evaluation-document.ts'
import { snapshotSchema } from '../snapshot/snapshot.ts'
import { reportWordsSchema, wordFields } from '../words-of-report.ts'

const both = z.object({ en: z.string(), cy: z.string() })
const number = z.number().int().positive()

/** Everything that an edition says, as it was published. All of it is public: it is the file that the checksum is of. */
export const editionSchema = z.object({
  format: z.literal('spotlight-evaluation-1'),
  campaign: z.enum(['Example', 'UK']),
  number,
  publishedOn: z.iso.date(),
  /** Who publishes: the charity, as it was called then. Empty where nobody had said so. */
  publisher: z.string(),
  /** The edition that it puts right, why, and what is not the same in it; null for a report of its own. */
  replaces: z
    .object({
      number,
      reason: both,
      changed: z.object({ words: z.array(z.enum(wordFields)), measures: z.array(z.string()), flow: z.boolean() }),
    })
    .nullable(),
  words: z.object({ en: reportWordsSchema, cy: reportWordsSchema }),
  figures: snapshotSchema,
  /** As it is read, in each language. */
  documents: z.object({ en: documentSchema, cy: documentSchema }),
})
export type Edition = z.infer<typeof editionSchema>
export type Replaces = NonNullable<Edition['replaces']>

/** An edition with its bytes and their checksum. */
export type KeptEdition = Kept<Edition>
