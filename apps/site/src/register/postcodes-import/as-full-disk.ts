import { Refusal } from '../../foundation/index.ts'

/** PostgreSQL's class 53, "insufficient resources": disk_full. */
const diskFull = '53100'

/** A disk that filled up while postcodes were stored, in words; any other error as it is. The tables in use are untouched. */
export function asFullDisk(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return error
  const code = 'code' in error ? error.code : null
  // The embedded engine throws the number of its own library (WASI's errno, nospc) where it cannot write a page.
  const isEngines = 'name' in error && error.name === 'ErrnoError' && 'errno' in error && error.errno === 51
  if (code !== diskFull && code !== 'ENOSPC' && code !== 'EDQUOT' && !isEngines) return error
  return new Refusal(
    'cannot-write',
    'The disk of the database is full. The postcodes that were in use still are.',
    'Make room: the postcodes take about 60 MB, and as much again while they are stored. Then import again.',
    { cause: error },
  )
}
