import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { verdicts } from './reply-types.ts'

const typedAnswer = z.object({
  /** Of a question for yes, no or partly. */
  choice: z.enum(['', 'yes', 'partly', 'no']),
  number: z.string(),
  from: z.string(),
  to: z.string(),
  words: z.string(),
})

const keptFile = z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })

/** What a trust has typed so far, right or wrong, as it typed it. */
export const replyDraft = z.object({
  verdict: z.enum(['', ...verdicts]),
  words: z.string(),
  link: z.string(),
  /** By question. */
  answers: z.record(z.string(), typedAnswer),
  files: z.array(keptFile),
  /** How many files were ever sent to it, those taken away again among them: what was once sent lies on our disk. */
  filesEver: z.number(),
})
export type ReplyDraft = z.infer<typeof replyDraft>
export type TypedAnswer = z.infer<typeof typedAnswer>
export type DraftFile = z.infer<typeof keptFile>

export const emptyDraft: ReplyDraft = { verdict: '', words: '', link: '', answers: {}, files: [], filesEver: 0 }
export const emptyAnswer: TypedAnswer = { choice: '', number: '', from: '', to: '', words: '' }

/** The database keeps no order of questions. */
export const isSameDraft = (one: ReplyDraft, other: ReplyDraft): boolean => isDeepStrictEqual(one, other)
