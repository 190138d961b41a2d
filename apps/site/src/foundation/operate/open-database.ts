import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type OpenDatabase, openEmbedded, openPostgres } from '../database/open.ts'
import { Refusal } from '../problems.ts'
import { asDiskFull } from './disk-full.ts'
import { type FolderLock, type Holder, isTaken, takeFolder } from './folder-lock.ts'
import { saySlow } from './say-slow.ts'

export type DatabasePlace = { readonly databaseUrl: string | null; readonly dataFolder: string }

/** The folder of the embedded database inside the data folder. */
export const embeddedFolder = (dataFolder: string): string => join(dataFolder, 'database')

/** Takes the folder of an embedded database, or refuses with who has it. A PostgreSQL server needs no lock of ours. */
export function takeEmbedded({ databaseUrl, dataFolder }: DatabasePlace, holder: Holder): FolderLock | null {
  if (databaseUrl !== null) return null
  const taken = takeFolder(dataFolder, holder)
  if (isTaken(taken)) return taken
  throw heldRefusal(dataFolder, taken.heldBy)
}

export function heldRefusal(dataFolder: string, heldBy: Holder | null): Refusal {
  const who = heldBy === null ? 'another process' : `process ${heldBy.pid}`
  if (heldBy?.role === 'server') {
    return new Refusal(
      'busy',
      `Spotlight already runs on ${dataFolder} (${who}).`,
      `Open ${heldBy.baseUrl ?? 'its address'}, or stop it first (Ctrl-C where it runs, or: kill ${heldBy.pid}). A second site needs another folder in SPOTLIGHT_DATA and another PORT.`,
    )
  }
  return new Refusal(
    'busy',
    `A spotlight command is working on ${dataFolder} (${who}).`,
    'Wait until it is done, then try again.',
  )
}

/** Opens the database of this site, and says so when the first time takes long. */
export async function openDatabase(
  { databaseUrl, dataFolder }: DatabasePlace,
  say: (line: string) => void,
): Promise<OpenDatabase> {
  if (databaseUrl !== null) return saySlow(say, 'Connecting to PostgreSQL', () => openPostgres(databaseUrl))
  const folder = embeddedFolder(dataFolder)
  if (!existsSync(folder)) await saySlow(say, 'Creating the database (about ten seconds, once)', () => createEmbedded(folder))
  return saySlow(say, 'Opening the database', () => openExisting(folder))
}

/** Made beside its place and moved there when it is whole: a first start that is cut short leaves no half a database behind. */
async function createEmbedded(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  try {
    const database = await openEmbedded({ folder: unfinished })
    await database.close()
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    throw asDiskFull(error, folder) ?? error
  }
  renameSync(unfinished, folder)
}

async function openExisting(folder: string): Promise<OpenDatabase> {
  try {
    return await openEmbedded({ folder })
  } catch (error) {
    const full = asDiskFull(error, folder)
    if (full) throw full
    throw new Refusal(
      'bad-data',
      `The embedded database in ${folder} cannot be opened: it is damaged, or was made by another version of PostgreSQL.`,
      'Move that folder aside and restore your newest backup: see docs/operate.md, "Restore" and "A new major version of PostgreSQL".',
      { cause: error },
    )
  }
}
