import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'

/** The text of a file in pieces, unpacked if it is gzip. JSON is in UTF-8 by its own rule. `onBytes` hears how far it is, in bytes on the disk. */
export async function* fileText(path: string, isGzip: boolean, onBytes: (bytes: number) => void): AsyncGenerator<string> {
  const source = createReadStream(path, { highWaterMark: 512 * 1024 })
  const stream = isGzip ? source.pipe(createGunzip({ chunkSize: 512 * 1024 })) : source
  if (isGzip) {
    source.on('data', bytes => onBytes(bytes.length))
    source.on('error', error => stream.destroy(error))
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    // Both streams give buffers when no encoding is set.
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      if (!isGzip) onBytes(bytes.length)
      const text = decoder.decode(bytes, { stream: true })
      if (text !== '') yield text
    }
    const rest = decoder.decode()
    if (rest !== '') yield rest
  } finally {
    source.destroy()
    stream.destroy()
  }
}
