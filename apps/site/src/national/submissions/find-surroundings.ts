import type { Submission } from '@spotlight/submission'
import type { ReadDb } from '../../foundation/index.ts'
import { predecessorsOf, type Trust } from '../../register/index.ts'
import type { StoredSubmission, SubmissionFinding } from './stored-submission.ts'
import { submissionsOf } from './submission-store.ts'

type Sent = { readonly submission: Submission; readonly trust: Trust; readonly earlier: readonly StoredSubmission[] }

/**
 * What the register says beside a submission: another name than ours, and trusts that became part of this one and have sent submissions of their own.
 * The program in the hospital could not hold this count against theirs, so a person must.
 */
export async function findSurroundings(db: ReadDb, { submission, trust, earlier }: Sent): Promise<SubmissionFinding[]> {
  const findings: SubmissionFinding[] = []
  const names = [trust.name, trust.nameCy ?? ''].map(comparable)
  if (!names.includes(comparable(submission.trust.name)) && earlier.length === 0) {
    findings.push({ code: 'other-name', values: { name: submission.trust.name, ours: trust.name } })
  }
  for (const { from, fromName } of await predecessorsOf(db, trust.code)) {
    const count = (await submissionsOf(db, from)).length
    if (count > 0) findings.push({ code: 'predecessor-sent', values: { trust: `${fromName} (${from})`, count } })
  }
  return findings
}

const comparable = (name: string): string =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('en-GB')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
