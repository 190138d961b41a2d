import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import { exportRows } from './export-rows.ts'

const automaticToKeep = 10
const automaticPrefix = 'automatic-'

export const backupFolder = (dataFolder: string): string => join(dataFolder, 'backups')

/** `2026-11-22T06-07-00Z`: an instant as a part of a file's name. */
const stamp = (now: Date): string =>
  now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')

export const backupName = (campaign: string, now: Date): string => `spotlight-${campaign}-${stamp(now)}.backup.gz`

/** Writes a backup that only this user may read. It has its name only once it is whole and on the disk. */
export async function writeBackup(db: Kysely<unknown>, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const unfinished = join(dirname(file), `.${basename(file)}.${process.pid}.unfinished`)
  try {
    const gzip = createGzip({ level: 6 })
    const out = createWriteStream(unfinished, { mode: 0o600, flush: true })
    gzip.pipe(out)
    gzip.on('error', error => out.destroy(error))
    out.on('error', error => gzip.destroy(error))
    const written = finished(out)
    // Awaited at the end; a disk that fills up meanwhile must not end the process as a rejection that nobody heard.
    written.catch(() => {})
    await exportRows(db, async line => {
      if (gzip.destroyed) await written
      if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, 'drain'), written])
    })
    gzip.end()
    await written
    renameSync(unfinished, file)
    await syncFolder(dirname(file))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** A backup that nobody asked for, before something that cannot be undone. The oldest of its kind go: ten are kept. */
export async function writeAutomaticBackup(db: Kysely<unknown>, dataFolder: string, why: string, now: Date): Promise<string> {
  const folder = backupFolder(dataFolder)
  const file = join(folder, `${automaticPrefix}${stamp(now)}-${why}.backup.gz`)
  await writeBackup(db, file)
  const old = readdirSync(folder).filter(name => name.startsWith(automaticPrefix))
  for (const name of old.sort().slice(0, -automaticToKeep)) rmSync(join(folder, name))
  return file
}

/** The lines of a backup, one after the other. Ends with an error when the file is not a whole gzip. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const gunzip = createGunzip()
  source.on('error', error => gunzip.destroy(error))
  source.pipe(gunzip)
  try {
    yield* createInterface({ input: gunzip, crlfDelay: Number.POSITIVE_INFINITY })
    if (gunzip.errored) throw gunzip.errored
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

/** A renamed file is safe from a power cut only when its folder has been written too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
