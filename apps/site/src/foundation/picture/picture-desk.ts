import { etagOf } from '../http/entity-tag.ts'
import { ReadingThread } from '../threads/reading-thread.ts'
import { threadFile } from '../threads/thread-file.ts'
import type { PictureOrder, tasks } from './picture-tasks.ts'

/** A picture as it is sent. */
export type DrawnPicture = { readonly png: Uint8Array<ArrayBuffer>; readonly etag: string }

/** Too many others are being drawn: ask again in a while. */
export const busy = 'busy'

type Answer = DrawnPicture | typeof busy | null

export type DrawingThread = Pick<ReadingThread<typeof tasks>, 'run' | 'stop'>

export type DeskLimits = {
  /** What the pictures that are kept may hold in memory together. */
  readonly maxBytes: number
  /** How many may be waited for at once. Each takes some forty milliseconds of one core. */
  readonly maxWaiting: number
}

const usual: DeskLimits = { maxBytes: 48 * 1024 * 1024, maxWaiting: 24 }

/**
 * Where pictures are ordered. One is read and drawn at a time, the drawing in a thread beside the site; whoever asks for one that is being drawn waits for it;
 * when too many different ones are waited for, the next is refused at once. What was drawn is kept, the least recently asked for dropped first.
 */
export class PictureDesk {
  readonly #thread: DrawingThread
  readonly #limits: DeskLimits
  readonly #kept = new Map<string, DrawnPicture>()
  readonly #waiting = new Map<string, Promise<Answer>>()
  #before: Promise<unknown> = Promise.resolve()
  #bytes = 0

  constructor(thread: DrawingThread = drawingThread(), limits: DeskLimits = usual) {
    this.#thread = thread
    this.#limits = limits
  }

  /** The picture that is kept under a name. */
  find(name: string): DrawnPicture | undefined {
    const known = this.#kept.get(name)
    if (known) {
      this.#kept.delete(name)
      this.#kept.set(name, known)
    }
    return known
  }

  /**
   * Draws what nobody has asked for yet. `order` reads what is to be drawn, in its turn and only when it is needed; null is nothing that
   * there is a picture of. Throws when it could not be drawn.
   */
  draw(name: string, order: () => Promise<PictureOrder | null>): Promise<Answer> {
    const under = this.#waiting.get(name)
    if (under) return under
    if (this.#waiting.size >= this.#limits.maxWaiting) return Promise.resolve(busy)
    const drawn = this.#before.then(() => this.#make(name, order)).finally(() => this.#waiting.delete(name))
    // The next one's turn comes however this one ends: who waits for this one hears how.
    this.#before = drawn.catch(() => {})
    this.#waiting.set(name, drawn)
    return drawn
  }

  async #make(name: string, order: () => Promise<PictureOrder | null>): Promise<Answer> {
    const ordered = await order()
    if (!ordered) return null
    const made = await this.#thread.run('draw-png', ordered)
    // The site is being stopped.
    if (made.outcome === 'stopped') return busy
    if (made.outcome !== 'done') throw new Error(`A picture could not be drawn: ${made.outcome}`)
    const png = Uint8Array.from(made.result)
    const picture = { png, etag: etagOf(png) }
    this.#keep(name, picture)
    return picture
  }

  #keep(name: string, picture: DrawnPicture): void {
    this.#kept.set(name, picture)
    this.#bytes += picture.png.length
    for (const [oldest, { png }] of this.#kept) {
      if (this.#bytes <= this.#limits.maxBytes) break
      this.#kept.delete(oldest)
      this.#bytes -= png.length
    }
  }
}

/** Nothing is drawn in it but our own drawings: the limits are for what nobody has foreseen. */
export const drawingThread = (limitMs = 20_000): DrawingThread =>
  new ReadingThread<typeof tasks>(threadFile(import.meta.filename, './picture-tasks.ts'), { limitMs, limitMb: 256 })
