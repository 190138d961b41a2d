import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { SourceFile } from '../reader.ts'

/**
 * Unpacks a gzip file to its end and throws it away: DuckDB takes a gzip that breaks off for one that is over, and would count half a file without a word. Beside the scan, in Node's own
 * thread for unpacking. Files that are not gzip pass at once.
 *
 * @throws Node's error if the file breaks off or its checksum is wrong
 */
export async function checkWholeGzip(file: SourceFile): Promise<void> {
  if (file.container !== 'gzip') return
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  await pipeline(createReadStream(file.absolutePath), createGunzip(), nowhere)
}
