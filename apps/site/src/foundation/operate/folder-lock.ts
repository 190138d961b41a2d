import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** Who holds a data folder. `role` says whether commands can be handed to it. */
export type Holder = { readonly pid: number; readonly role: 'server' | 'command'; readonly baseUrl: string | null }

export type FolderLock = { readonly release: () => void }

const holderSchema = z.object({ pid: z.number().int(), role: z.enum(['server', 'command']), baseUrl: z.string().nullable() })

const lockFile = (folder: string) => join(folder, 'lock')
const holderFile = (folder: string) => join(folder, 'holder.json')
/** The process id alone, for scripts: scripts/install.mjs does not replace packages under a running server. */
const pidFile = (folder: string) => join(folder, 'server.pid')

/**
 * Takes the folder for this process alone. Two processes on one embedded database lose rows silently.
 *
 * The lock is the operating system's, on an open file: it goes with the process however that ends, so nothing stale is left behind and a
 * process number that was given out again means nothing. Node has no call for it; the SQLite inside Node takes exactly such a lock when
 * it begins an exclusive transaction, and writes nothing.
 */
export function takeFolder(folder: string, holder: Holder): FolderLock | { readonly heldBy: Holder | null } {
  const lock = new DatabaseSync(lockFile(folder), { timeout: 0 })
  try {
    // Nothing is ever written in it: without this SQLite would lay a journal beside the lock.
    lock.exec('pragma journal_mode = memory')
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (isBusy(error)) return { heldBy: readHolder(folder) }
    throw error
  }
  chmodSync(lockFile(folder), 0o600)
  writeFileSync(holderFile(folder), JSON.stringify(holder), { mode: 0o600 })
  if (holder.role === 'server') writeFileSync(pidFile(folder), `${holder.pid}\n`, { mode: 0o600 })
  return {
    release: () => {
      rmSync(holderFile(folder), { force: true })
      if (holder.role === 'server') rmSync(pidFile(folder), { force: true })
      lock.close()
    },
  }
}

export const isTaken = (taken: FolderLock | { readonly heldBy: Holder | null }): taken is FolderLock => 'release' in taken

/** SQLite's result code for a lock that somebody else has (sqlite.org/rescode.html, SQLITE_BUSY). */
const sqliteBusy = 5

const isBusy = (error: unknown): boolean => error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy

/** Null while the holder has not yet written who it is. */
function readHolder(folder: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(holderFile(folder), 'utf8')))
  } catch {
    return null
  }
}
