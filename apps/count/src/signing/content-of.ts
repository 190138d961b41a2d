import { protectCount, type Solver } from '@spotlight/statistics/disclosure'
import { canonicalJson, type Submission, type SubmissionContent } from '@spotlight/submission'
import type { CountResult } from '../results/index.ts'
import { trueCountOf } from './true-count.ts'

/** A submission that has left already, with the SHA-256 of its bytes. */
export type EarlierSubmission = { submission: Submission; sha256: string; bytes: Uint8Array }

/** Everything that would leave the hospital: the disclosure control comes first, then the list of what may leave. */
export function contentOf(input: {
  result: CountResult
  trust: Submission['trust']
  /** In the order in which they were made. */
  earlier: readonly EarlierSubmission[]
  solver: Solver
}): SubmissionContent {
  const { result, trust, earlier, solver } = input
  const { version, sha256, parts } = result.definitions
  const shown = protectCount(
    trueCountOf(result),
    earlier.map(({ submission }) => submission),
    solver,
  )
  return {
    format: 'spotlight-submission-1',
    trust,
    asAt: result.asAt,
    verdict: { status: result.quality.verdict.status, criteriaVersion: result.quality.verdict.criteriaVersion },
    incidence: shown.incidence,
    prevalence: { ...shown.prevalence, seenSince: result.figures.prevalence.seenSince },
    completeness: shown.completeness,
    definitions: {
      version,
      sha256,
      parts: parts.map(part => ({ name: part.name, version: part.version, sha256: part.sha256 })),
    },
    program: { name: 'spotlight-count', version: result.program.version },
    previous: earlier.at(-1)?.sha256 ?? null,
  }
}

/**
 * The content, or the submission that says the same and was made already: signing twice gives the same file, and does not make the first an earlier
 * release of the second.
 */
export function contentOrSame(input: Parameters<typeof contentOf>[0]): { content: SubmissionContent; same?: EarlierSubmission } {
  const last = input.earlier.at(-1)
  if (last === undefined) return { content: contentOf(input) }
  const before = contentOf({ ...input, earlier: input.earlier.slice(0, -1) })
  const { key: _, ...sent } = last.submission
  return canonicalJson(before) === canonicalJson(sent) ? { content: before, same: last } : { content: contentOf(input) }
}
