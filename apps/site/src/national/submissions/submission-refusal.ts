import type { Refusal } from '@spotlight/submission'

/**
 * Why a file is not taken, by a name that programs can rely on; `national.refusal.<code>` says it in words. The first nine are those of
 * `spotlight-count verify`, the others need to know what this site knows.
 */
export const submissionRefusals = [
  'too-large',
  'not-json',
  'not-canonical',
  'unknown-version',
  'not-allowed',
  'contradiction',
  'wrong-key',
  'unknown-key',
  'wrong-signature',
  'unknown-trust',
  'merged-trust',
  'wrong-name',
  'key-waiting',
  'key-revoked',
  'key-of-other-trust',
  'unknown-program',
  'unknown-definitions',
  'wrong-period',
  'wrong-verdict',
  'out-of-order',
  'discloses',
  'too-slow',
] as const satisfies readonly (Refusal | string)[]
export type SubmissionRefusal = (typeof submissionRefusals)[number]

/** One reason of a refusal: `national.reason.<code>` says it with these values, which hold nothing of what was sent but its own names. */
export type RefusalReason = { readonly code: string; readonly values: Readonly<Record<string, string | number>> }

export type RefusedSubmission = {
  readonly outcome: 'refused'
  readonly refusal: SubmissionRefusal
  readonly reasons: readonly RefusalReason[]
}
