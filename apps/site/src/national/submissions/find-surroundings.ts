import type { ReadDb } from '../../foundation/index.ts'
import { predecessorsOf, type Trust } from '../../register/index.ts'
import type { SubmissionFinding } from './stored-submission.ts'
import { submissionsOf } from './submission-store.ts'

/**
 * Trusts that became part of this one and have sent submissions of their own. The program in the hospital could not hold this count against theirs, so a
 * person must.
 */
export async function findSurroundings(db: ReadDb, trust: Trust): Promise<SubmissionFinding[]> {
  const findings: SubmissionFinding[] = []
  for (const { from, fromName } of await predecessorsOf(db, trust.code)) {
    const count = (await submissionsOf(db, from)).length
    if (count > 0) findings.push({ code: 'predecessor-sent', values: { trust: `${fromName} (${from})`, count } })
  }
  return findings
}
