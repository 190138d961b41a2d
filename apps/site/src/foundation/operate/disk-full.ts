import { Refusal } from '../problems.ts'

/** "No space left on device" as the embedded engine numbers it (WASI's errno, nospc). It throws objects that are no Error. */
const engineNoSpace = 51

/** What to say when the disk is full, or null when an error is another one. Told before all else: a full disk looks like a damaged database. */
export function asDiskFull(error: unknown, folder: string): Refusal | null {
  if (typeof error !== 'object' || error === null) return null
  const code = 'code' in error ? error.code : null
  const isEngines = 'name' in error && error.name === 'ErrnoError' && 'errno' in error && error.errno === engineNoSpace
  if (!isEngines && code !== 'ENOSPC' && code !== 'EDQUOT') return null
  return new Refusal('cannot-write', `The disk that holds ${folder} is full.`, 'Make room on it, then start again.')
}
