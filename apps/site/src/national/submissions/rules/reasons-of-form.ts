import { findContradictions, largestSubmission, type Refusal, signedSubmission } from '@spotlight/submission'
import type { RefusalReason } from '../submission-refusal.ts'

/** So many are said; whoever mends them all sees the others. */
const mostReasons = 20

/**
 * The reasons why a file is no submission, by names and values. Said are places of the schema, never what stands there: whatever must not be in a
 * submission is not repeated.
 */
export function reasonsOfForm(refusal: Refusal, bytes: Uint8Array): RefusalReason[] {
  if (refusal === 'too-large') return [{ code: refusal, values: { kilobytes: largestSubmission / 1024 } }]
  if (refusal === 'not-allowed') return reasonsOfSchema(bytes)
  if (refusal === 'contradiction') return reasonsOfContradiction(bytes)
  return [{ code: refusal, values: {} }]
}

const parsed = (bytes: Uint8Array) => signedSubmission.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')))

function reasonsOfSchema(bytes: Uint8Array): RefusalReason[] {
  const issues = parsed(bytes).error?.issues ?? []
  const reasons = issues.slice(0, mostReasons).map(({ code, path }): RefusalReason => {
    const where = path.map(step => (typeof step === 'number' ? step + 1 : String(step).slice(0, 40))).join('.')
    const isExtra = code === 'unrecognized_keys'
    if (where === '') return { code: isExtra ? 'extra-in-file' : 'wrong-file', values: {} }
    return { code: isExtra ? 'extra-at' : 'wrong-at', values: { where } }
  })
  return issues.length > mostReasons
    ? [...reasons, { code: 'and-more', values: { count: issues.length - mostReasons } }]
    : reasons
}

function reasonsOfContradiction(bytes: Uint8Array): RefusalReason[] {
  const { data } = parsed(bytes)
  const found = data ? findContradictions(data.submission) : []
  return found.slice(0, mostReasons).map(
    ({ code, values }): RefusalReason => ({
      code,
      // “2019 to 2021” is English.
      values: 'years' in values ? { ...values, years: String(values.years).replace(' to ', '–') } : values,
    }),
  )
}
