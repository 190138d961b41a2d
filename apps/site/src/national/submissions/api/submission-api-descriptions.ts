import { createRoute, z } from '@hono/zod-openapi'
import { submissionApiPath, submissionsApiPath } from '../links.ts'
import { submissionRefusals } from '../submission-refusal.ts'
import { receiptSchema } from './receipt.ts'

const problemSchema = z.object({ type: z.string(), status: z.number(), title: z.string(), detail: z.string() }).openapi('Problem')

const refusalSchema = z
  .object({
    type: z.string(),
    status: z.number().int(),
    title: z.string(),
    detail: z.string().openapi({ description: 'Every reason, as a sentence that says what to do.' }),
    refusal: z.enum(submissionRefusals).openapi({ description: 'For programs: what is wrong.' }),
    reasons: z.array(
      z.object({ code: z.string(), text: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
    ),
  })
  .openapi('SubmissionProblem', { description: 'Why a file was not taken (RFC 9457). Nothing of it is kept.' })

const receipt = (description: string) => ({ description, content: { 'application/json': { schema: receiptSchema } } })
const problem = (description: string, schema: z.ZodType = problemSchema) => ({
  description,
  content: { 'application/problem+json': { schema } },
})

/**
 * The body is described as it stands and not checked by the router: a signature is over bytes, and a file that was read and written again is another
 * file.
 */
export const sendRoute = createRoute({
  method: 'post',
  path: submissionsApiPath,
  summary: 'Send a signed submission',
  description:
    'The very bytes of submission.json, as spotlight-count has written them, at most 64 kB. The signature is the proof: no sign-in, no cookie. The same bytes twice are one submission. What may be in it: docs/count/submission.md.',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z
            .object({
              signature: z.string().openapi({ description: 'Ed25519 over the canonical JSON of `submission`, base64url.' }),
              submission: z.record(z.string(), z.unknown()).openapi({ description: 'Format spotlight-submission-1.' }),
            })
            .openapi('SignedSubmission'),
        },
      },
    },
  },
  responses: {
    200: receipt('It had been received before. Nothing has changed.'),
    201: receipt('It has been received. Staff look at it before anything is published.'),
    413: problem('It is too large to be a submission.'),
    422: problem('It is not taken; the reasons say why and what to do.', refusalSchema),
    429: problem('Too many files in a short time.'),
    503: problem('It could not be looked at just now. Send it again later.', refusalSchema),
  },
})

export const receiptRoute = createRoute({
  method: 'get',
  path: submissionApiPath,
  summary: 'What became of a submission',
  request: {
    params: z.object({
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'the SHA-256 of the file, 64 hexadecimal digits')
        .openapi({ param: { name: 'sha256', in: 'path' } }),
    }),
  },
  responses: {
    200: receipt('That it came, and what became of it. No figure is in it.'),
    400: problem('That is not the sum of a file.'),
    404: problem('Nothing with this sum has been received.'),
  },
})
