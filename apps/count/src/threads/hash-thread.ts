import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parentPort } from 'node:worker_threads'
import { createGunzip } from 'node:zlib'

/**
 * Answers each path with the SHA-256 of the file's bytes, one after the other; without one if the file cannot be read. Of a gzip file it says whether it is
 * whole: it ends with a sum over its content, and a reader that only wants rows would take a cut one for a shorter one.
 */
let queue = Promise.resolve()

parentPort?.on('message', ({ path, isGzip }: { path: string; isGzip: boolean }) => {
  queue = queue.then(async () => parentPort?.postMessage({ path, ...(await look(path, isGzip)) }))
})

async function look(path: string, isGzip: boolean): Promise<{ sha256?: string; isWhole: boolean }> {
  const sha256 = await checksum(path)
  return { sha256, isWhole: sha256 !== undefined && (!isGzip || (await unpacks(path))) }
}

async function checksum(path: string): Promise<string | undefined> {
  const hash: Hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(part)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

async function unpacks(path: string): Promise<boolean> {
  const nowhere = new Writable({ write: (_, __, done) => done() })
  try {
    await pipeline(createReadStream(path, { highWaterMark: 1024 * 1024 }), createGunzip({ chunkSize: 256 * 1024 }), nowhere)
    return true
  } catch {
    return false
  }
}
