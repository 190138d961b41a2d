import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

export const headBytes = 64 * 1024

/** The first bytes of a file as they lie on the disk. */
export async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(headBytes)
    let length = 0
    while (length < headBytes) {
      const { bytesRead } = await handle.read(buffer, length, headBytes - length, length)
      if (bytesRead === 0) break
      length += bytesRead
    }
    return buffer.subarray(0, length)
  } finally {
    await handle.close()
  }
}

/** The first unpacked bytes of a gzip file, never more: a small file that unpacks to a huge one is no danger. A broken one gives what came before the break. */
export async function readGzipHead(path: string): Promise<{ head: Buffer; isDamaged: boolean }> {
  const source = createReadStream(path)
  const unpacked = source.pipe(createGunzip())
  source.on('error', error => unpacked.destroy(error))
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const part of unpacked) {
      parts.push(part)
      length += part.length
      if (length >= headBytes) break
    }
    return { head: Buffer.concat(parts).subarray(0, headBytes), isDamaged: false }
  } catch {
    return { head: Buffer.concat(parts).subarray(0, headBytes), isDamaged: true }
  } finally {
    source.destroy()
    unpacked.destroy()
  }
}
