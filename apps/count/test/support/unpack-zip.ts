import { createWriteStream, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'

/** Unpacks a zip as `unzip` does, with the permissions that it names. */
export async function unpackZip(file: string, folder: string): Promise<string[]> {
  const zip = await openPromise(file, { lazyEntries: true })
  const paths: string[] = []
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    const place = join(folder, entry.fileName)
    mkdirSync(dirname(place), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(place, { mode: mode === 0 ? 0o644 : mode }))
    paths.push(entry.fileName)
  }
  return paths
}
