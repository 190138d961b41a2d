import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { access, open, opendir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

export type KeptFile = { readonly sha256: string; readonly bytes: number }

const partsOlderThanMs = 24 * 60 * 60 * 1000
/** Of a file in `parts/` that is about to be deleted. */
const asideEnding = '.aside'
const isHash = /^[0-9a-f]{64}$/

/**
 * `attachments/` in the data folder: every file that came in, as it came, named by its SHA-256 and by nothing that a sender chose. It is
 * on the disk for certain before anybody is told that it was taken. Threads use it too: it needs nothing of the site.
 */
export class AttachmentFolder {
  readonly #folder: string

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'attachments')
    mkdirSync(join(this.#folder, 'parts'), { recursive: true, mode: 0o700 })
  }

  /** Writes a file while it arrives. Null: it is larger than `limitBytes`, and nothing of it is kept; the stream is read to its end. */
  async keep(stream: AsyncIterable<Uint8Array>, limitBytes: number): Promise<KeptFile | null> {
    const part = join(this.#folder, 'parts', randomUUID())
    const hash = createHash('sha256')
    let bytes = 0
    const file = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of stream) {
        bytes += chunk.length
        if (bytes > limitBytes) continue
        hash.update(chunk)
        await file.appendFile(chunk)
      }
      if (bytes > limitBytes) return null
      await file.sync()
      const sha256 = hash.digest('hex')
      await rename(part, this.pathOf(sha256))
      await syncFolder(this.#folder)
      return { sha256, bytes }
    } finally {
      await file.close()
      await rm(part, { force: true })
    }
  }

  /** Null when the file is not there: a restored database without its folder. */
  async read(sha256: string): Promise<Buffer | null> {
    return orNull(readFile(this.pathOf(sha256)))
  }

  async has(sha256: string): Promise<boolean> {
    return (await orNull(access(this.pathOf(sha256)).then(() => true))) ?? false
  }

  pathOf(sha256: string): string {
    if (!isHash.test(sha256)) throw new Error('Not the hash of a file')
    return join(this.#folder, sha256)
  }

  /** Files that were kept before a moment of the real time, some at a time, so that a large folder is never in memory as a whole. */
  async *keptBefore(realMs: number, atATime = 500): AsyncGenerator<readonly string[]> {
    let some: string[] = []
    for await (const { name } of await opendir(this.#folder)) {
      if (!isHash.test(name)) continue
      const found = await orNull(stat(this.pathOf(name)))
      if (!found || found.mtimeMs >= realMs) continue
      some.push(name)
      if (some.length < atATime) continue
      yield some
      some = []
    }
    if (some.length > 0) yield some
  }

  /**
   * Deletes a file that was kept before a moment of the real time. It is first put aside: one that was brought again at this very moment
   * is young then, and goes back.
   */
  async forget(sha256: string, realMs: number): Promise<boolean> {
    const aside = join(this.#folder, 'parts', `${sha256}${asideEnding}`)
    const isMoved = await orNull(rename(this.pathOf(sha256), aside).then(() => true))
    return isMoved === true && this.#settle(aside, sha256, realMs)
  }

  /** What a process put aside and ended before it had looked at it once more. */
  async settleAside(realMs: number): Promise<void> {
    for (const name of await readdir(join(this.#folder, 'parts'))) {
      const sha256 = name.slice(0, -asideEnding.length)
      if (name.endsWith(asideEnding) && isHash.test(sha256)) await this.#settle(join(this.#folder, 'parts', name), sha256, realMs)
    }
  }

  async #settle(aside: string, sha256: string, realMs: number): Promise<boolean> {
    const found = await orNull(stat(aside))
    if (!found) return false
    if (found.mtimeMs < realMs) {
      await rm(aside, { force: true })
      return true
    }
    await orNull(rename(aside, this.pathOf(sha256)))
    await syncFolder(this.#folder)
    return false
  }

  /** Takes away halves of files whose senders were never told that we had them, a day after they were begun. */
  async forgetParts(now: Date): Promise<void> {
    const parts = join(this.#folder, 'parts')
    for (const name of await readdir(parts)) {
      const begun = await orNull(stat(join(parts, name)))
      if (begun && now.getTime() - begun.mtimeMs > partsOlderThanMs) await rm(join(parts, name), { force: true })
    }
  }
}

async function orNull<Result>(result: Promise<Result>): Promise<Result | null> {
  try {
    return await result
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Makes a name in a folder outlast a loss of power, not only a crash of the process. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
