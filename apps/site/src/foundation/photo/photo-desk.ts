import { ReadingProcess } from '../threads/reading-process.ts'
import { threadFile } from '../threads/thread-file.ts'
import type { PhotoFault, ReadPhoto, tasks } from './photo-tasks.ts'

/** Too many others are being read: send it again in a moment. */
export const busy = 'busy'

export type PhotoProcess = Pick<ReadingProcess<typeof tasks>, 'run' | 'stop'>

/** What made a photograph impossible to read that is not about its content. */
export type DeskFault = PhotoFault | 'too-large' | 'too-slow'

/** Each takes half a second of one core, or a few where it is large. */
const mostWaiting = 8
/** Each lies on the disk while it arrives, and a slow line may take minutes. From one connection: a ward shares one. */
const mostArriving = { all: 48, ofOne: 8 }

/**
 * Where photographs are read: one at a time, in a process beside the site, because what strangers send may break what reads it. Nothing is kept here.
 */
export class PhotoDesk {
  readonly #process: PhotoProcess
  #waiting = 0
  readonly #arriving = new Map<string, number>()

  constructor(process: PhotoProcess = photoProcess()) {
    this.#process = process
  }

  get isFull(): boolean {
    return this.#waiting >= mostWaiting
  }

  /** A place for a file that is about to arrive, to be given back when it is dealt with. Null: there is none. */
  arrive(connection: string): (() => void) | null {
    const ofOne = this.#arriving.get(connection) ?? 0
    const all = [...this.#arriving.values()].reduce((sum, count) => sum + count, 0)
    if (this.isFull || all >= mostArriving.all || ofOne >= mostArriving.ofOne) return null
    this.#arriving.set(connection, ofOne + 1)
    return () => {
      const left = (this.#arriving.get(connection) ?? 1) - 1
      if (left > 0) this.#arriving.set(connection, left)
      else this.#arriving.delete(connection)
    }
  }

  /** Reads a file; a fault is about the file and said to whoever sent it. */
  async read(path: string): Promise<ReadPhoto | { readonly ok: false; readonly fault: DeskFault } | typeof busy> {
    if (this.isFull) return busy
    this.#waiting += 1
    try {
      const made = await this.#process.run('read-photo', { path })
      switch (made.outcome) {
        case 'done':
          return made.result
        case 'stopped':
          return busy
        case 'too-slow':
          return { ok: false, fault: 'too-slow' }
        case 'too-large':
          return { ok: false, fault: 'too-many-pixels' }
        case 'failed':
          throw new Error('A photograph could not be read: the process that reads them failed')
      }
    } finally {
      this.#waiting -= 1
    }
  }
}

const photoProcess = (): PhotoProcess =>
  new ReadingProcess<typeof tasks>(threadFile(import.meta.filename, './photo-tasks.ts'), { limitMs: 45_000, limitMb: 512 })
