import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parentPort } from 'node:worker_threads'
import { createGunzip } from 'node:zlib'

/**
 * Answers each path with the SHA-256 of the file's bytes, one after the other; without one if the file cannot be read. Of a gzip file it says whether it is
 * whole: it ends with a sum over its content, and a reader that only wants rows would take a cut one for a shorter one.
 */
let queue = Promise.resolve()
const buffer = Buffer.allocUnsafe(128 * 1024)

giveWay()

/**
 * Nobody waits for most sums until the end: they are reckoned in what the reading leaves free. On Linux this is about the calling thread alone (setpriority(2)), elsewhere it would be
 * about the whole program. Not the lowest: on a machine that is busy with other things the count would wait for them.
 */
function giveWay(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Where a program may not even step back, the sums are reckoned like everything else.
  }
}

parentPort?.on('message', ({ path, isGzip }: { path: string; isGzip: boolean }) => {
  queue = queue.then(async () => parentPort?.postMessage({ path, ...(await look(path, isGzip)) }))
})

async function look(path: string, isGzip: boolean): Promise<{ sha256?: string; isWhole: boolean }> {
  const sha256 = checksum(path)
  return { sha256, isWhole: sha256 !== undefined && (!isGzip || (await unpacks(path))) }
}

/** In this thread nobody else waits, and one buffer that stays in the processor's cache takes half the time of a stream. */
function checksum(path: string): string | undefined {
  const hash = createHash('sha256')
  try {
    const file = openSync(path, 'r')
    try {
      for (;;) {
        const length = readSync(file, buffer, 0, buffer.length, null)
        if (length === 0) return hash.digest('hex')
        hash.update(buffer.subarray(0, length))
      }
    } finally {
      closeSync(file)
    }
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
