import { z } from '@hono/zod-openapi'
import type { ReadDb } from '../../../foundation/index.ts'
import type { StoredSubmission } from '../stored-submission.ts'
import { submissionStates } from '../stored-submission.ts'
import { submissionById } from '../submission-store.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What everybody may know of a submission whose sum they have: that it came, and what became of it. No figure is in it. */
export const receiptSchema = z
  .object({
    sha256: sha256.openapi({ description: 'Of the bytes that were sent.' }),
    trust: z.string().openapi({ description: 'The code of the trust.', example: 'EX-001' }),
    asAt: z.iso.date().openapi({ description: 'The day on which people were counted.' }),
    receivedAt: z.iso.datetime(),
    key: z.string().openapi({ description: 'The id of the key that signed it.', example: '3f9a01c27be4d058' }),
    state: z.enum(submissionStates).openapi({
      description: 'received: staff have yet to look. signed-off: it is evidence for a release. declined, withdrawn: it is not.',
    }),
    decidedAt: z.iso.datetime().nullable(),
    words: z.object({ en: z.string(), cy: z.string() }).nullable().openapi({ description: 'What staff say of their decision.' }),
    replaces: sha256.nullable().openapi({ description: 'The submission of the trust before it.' }),
    replacedBy: sha256.nullable().openapi({ description: 'The submission of the trust after it.' }),
  })
  .openapi('SubmissionReceipt')
export type Receipt = z.infer<typeof receiptSchema>

export async function receiptOf(db: ReadDb, stored: StoredSubmission): Promise<Receipt> {
  return {
    sha256: stored.sha256,
    trust: stored.trust,
    asAt: stored.submission.asAt,
    receivedAt: stored.receivedAt.toISOString(),
    key: stored.keyId,
    state: stored.state,
    decidedAt: stored.decidedAt?.toISOString() ?? null,
    words: stored.decisionWords,
    replaces: stored.submission.previous,
    replacedBy: stored.replacedBy === null ? null : ((await submissionById(db, stored.replacedBy))?.sha256 ?? null),
  }
}
