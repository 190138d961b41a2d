import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../problems.ts'
import { asDiskFull } from './disk-full.ts'

/** Makes the folder of the data, for this user only, and proves by writing that it can be written. */
export function prepareDataFolder(folder: string): void {
  try {
    const isNew = statSync(folder, { throwIfNoEntry: false }) === undefined
    mkdirSync(folder, { recursive: true })
    if (isNew) chmodSync(folder, 0o700)
    accessSync(folder, constants.W_OK | constants.X_OK)
    rmSync(mkdtempSync(join(folder, '.writable-')), { recursive: true })
  } catch (error) {
    throw asFolderRefusal(error, folder) ?? error
  }
}

function asFolderRefusal(error: unknown, folder: string): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const full = asDiskFull(error, folder)
  if (full) return full
  const why = {
    EACCES: 'this user may not write there',
    EPERM: 'this user may not write there',
    EROFS: 'the disk is read-only',
    // What Node says of a folder that cannot be made on a read-only disk, parents included.
    ENOENT: 'it cannot be made there',
  }
  const isNoFolder = code === 'ENOTDIR' || code === 'EEXIST'
  const reason = isNoFolder ? 'it is not a folder' : why[code as keyof typeof why]
  if (reason === undefined) return null
  return new Refusal(
    'cannot-write',
    `Spotlight cannot keep its data in ${folder}: ${reason}.`,
    'Set SPOTLIGHT_DATA to a folder that this user may write, or give it to this user (chown). See docs/operate.md, "Files and permissions".',
  )
}
