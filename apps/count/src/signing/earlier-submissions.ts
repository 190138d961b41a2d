import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifySubmission } from '@spotlight/submission'
import { explain, Failure } from '../workbench/index.ts'
import type { EarlierSubmission } from './content-of.ts'

/** Where the folder of results keeps what has left, so that the next submission is held against it. */
export const submissionsFolder = 'submissions'

/**
 * All submissions of a trust that we know of: those that the folder of results keeps, and those that were named. Each names the one before it; so ordered.
 *
 * @throws Failure (input) if one cannot be read or is not what it says: without it we would not know what has left already
 */
export function readEarlier(folder: string, named: readonly string[], trustCode: string): EarlierSubmission[] {
  const kept = join(folder, submissionsFolder)
  const files = existsSync(kept)
    ? readdirSync(kept)
        .filter(name => name.endsWith('.json'))
        .map(name => join(kept, name))
    : []
  const found = new Map<string, EarlierSubmission>()
  for (const file of [...files, ...named]) {
    const earlier = readOne(file)
    if (earlier.submission.trust.code !== trustCode) {
      throw new Failure(
        'usage',
        `${file} is a submission of ${earlier.submission.trust.code}, not of ${trustCode}. Check --trust.`,
      )
    }
    found.set(earlier.sha256, earlier)
  }
  return inOrder([...found.values()])
}

function readOne(file: string): EarlierSubmission {
  const bytes = readSubmissionFile(file)
  const verified = verifySubmission(bytes)
  if (verified.isVerified) return { submission: verified.submission, sha256: verified.sha256, bytes }
  throw new Failure(
    'input',
    `${file} is not a whole submission: ${verified.reasons.join(' ')} It says what has left already, so put the file as it was sent in its place and sign again.`,
  )
}

/** @throws Failure (input) if there is no such file */
export function readSubmissionFile(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    const why = explain(error, file)
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      throw new Failure('input', `There is no file ${file}.`, { cause: error })
    }
    throw why
  }
}

/** First the one that names none before it. Those whose predecessor is not at hand stand by the day of their count. */
function inOrder(all: readonly EarlierSubmission[]): EarlierSubmission[] {
  const byHash = new Map(all.map(earlier => [earlier.sha256, earlier]))
  const depth = (earlier: EarlierSubmission, seen: ReadonlySet<string> = new Set()): number => {
    const before = earlier.submission.previous === null ? undefined : byHash.get(earlier.submission.previous)
    return before === undefined || seen.has(before.sha256) ? 0 : 1 + depth(before, new Set([...seen, earlier.sha256]))
  }
  return [...all].sort(
    (left, right) =>
      compare(left.submission.asAt, right.submission.asAt) || depth(left) - depth(right) || compare(left.sha256, right.sha256),
  )
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)
