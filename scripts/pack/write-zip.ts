import { createWriteStream, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** The same files give the same zip: a fixed date, sorted names, and two modes. */
const date = new Date(Date.UTC(2000, 0, 1))
const modes = { program: 0o100755, file: 0o100644 } as const

/** Packs a folder; every entry lies below `name/`. */
export async function writeZip(folder: string, name: string, file: string): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const path of filesBelow(folder)) {
    const isProgram = (statSync(join(folder, path)).mode & 0o100) !== 0
    zip.addFile(join(folder, path), `${name}/${path}`, {
      mtime: date,
      mode: isProgram ? modes.program : modes.file,
      forceDosTimestamp: true,
    })
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}
