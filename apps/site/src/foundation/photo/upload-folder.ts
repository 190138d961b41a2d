import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** No photograph of a telephone is larger. */
export const mostPhotoBytes = 32 * 1024 * 1024
/** The form around it. */
export const mostFormBytes = mostPhotoBytes + 64 * 1024

const olderThanMs = 60 * 60 * 1000

/**
 * A folder in the data folder, each use with its own: where a photograph lies while it is read, as it came and with all that it tells about its owner. It is deleted
 * as soon as that is done, and what a process left that ended in the middle, after an hour.
 */
export class UploadFolder {
  readonly #folder: string

  constructor(dataFolder: string, name: 'sign-photos' | 'story-photos') {
    this.#folder = join(dataFolder, name)
  }

  /** Writes a file while it arrives. Null: it is larger than `limitBytes`, and nothing of it is kept. */
  async keep(stream: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string | null> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const path = join(this.#folder, randomUUID())
    const file = await open(path, 'wx', 0o600)
    let bytes = 0
    let isWhole = false
    try {
      for await (const chunk of stream) {
        bytes += chunk.length
        if (bytes <= limitBytes) await file.appendFile(chunk)
      }
      isWhole = bytes <= limitBytes
    } finally {
      await file.close()
      if (!isWhole) await this.forget(path)
    }
    return isWhole ? path : null
  }

  async forget(path: string): Promise<void> {
    await rm(path, { force: true })
  }

  /** Deletes what was left behind. `realNowMs` is the real time, as the disk knows it. How many it were. */
  async forgetLeft(realNowMs: number): Promise<number> {
    let forgotten = 0
    for (const name of await readdir(this.#folder).catch(orNone)) {
      const path = join(this.#folder, name)
      const found = await stat(path).catch(orNone)
      if (Array.isArray(found) || realNowMs - found.mtimeMs < olderThanMs) continue
      await this.forget(path)
      forgotten += 1
    }
    return forgotten
  }
}

/** Nothing has ever been sent, or another process was faster. */
function orNone(error: unknown): never[] {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
  throw error
}
