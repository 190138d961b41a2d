import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../problems.ts'

/** Linux keeps 108 bytes for the address of a socket, macOS 104, with a zero at the end (unix(7)). */
const longestPath = 103

/** Where the running site takes commands: in the data folder, or in a folder of this user alone when that path would be too long. */
export function socketPath(dataFolder: string): string {
  const path = join(dataFolder, 'spotlight.sock')
  if (Buffer.byteLength(path) <= longestPath) return path
  const user = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `spotlight-${user}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  // Anybody may have made a folder of this name in the temporary folder before us.
  if (!found.isDirectory() || found.uid !== user || (found.mode & 0o077) !== 0) {
    throw new Refusal(
      'configuration',
      `The folder ${folder} belongs to somebody else, or others may read it.`,
      'Remove it, or set SPOTLIGHT_DATA to a folder with a shorter path.',
    )
  }
  return join(folder, `${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}.sock`)
}
