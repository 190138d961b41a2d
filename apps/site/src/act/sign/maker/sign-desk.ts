import type { PictureOrder } from '@spotlight/drawing/node'
import { ReadingThread, threadFile } from '../../../foundation/index.ts'
import type { PaperOrder } from './draw-paper.ts'
import type { tasks } from './sign-tasks.ts'

export type SignOrder =
  | { readonly task: 'draw-png'; readonly input: PictureOrder }
  | { readonly task: 'draw-paper'; readonly input: PaperOrder }

/** Too many others are being drawn: ask again in a moment. */
export const busy = 'busy'

export type SignThread = Pick<ReadingThread<typeof tasks>, 'run' | 'stop'>

export type DeskLimits = {
  /** How many may wait at once. Each takes about a tenth of a second of one core. */
  readonly maxWaiting: number
  /** How many of these may come from one connection: a whole ward shares one, and one machine must not take every place. */
  readonly maxOfOne: number
}

const usual: DeskLimits = { maxWaiting: 24, maxOfOne: 6 }

/**
 * Where signs are drawn: one at a time in a thread beside the site, so that no page waits for a sign. Nothing of them is kept, and when too many wait the
 * next is refused at once.
 */
export class SignDesk {
  readonly #thread: SignThread
  readonly #limits: DeskLimits
  readonly #waiting = new Map<string, number>()
  #all = 0

  constructor(thread: SignThread = signThread(), limits: DeskLimits = usual) {
    this.#thread = thread
    this.#limits = limits
  }

  /** Throws when it could not be drawn. */
  async draw(order: SignOrder, connection: string): Promise<Uint8Array<ArrayBuffer> | typeof busy> {
    const ofOne = this.#waiting.get(connection) ?? 0
    if (this.#all >= this.#limits.maxWaiting || ofOne >= this.#limits.maxOfOne) return busy
    this.#all += 1
    this.#waiting.set(connection, ofOne + 1)
    try {
      const made =
        order.task === 'draw-png'
          ? await this.#thread.run(order.task, order.input)
          : await this.#thread.run(order.task, order.input)
      // The site is being stopped.
      if (made.outcome === 'stopped') return busy
      if (made.outcome !== 'done') throw new Error(`A sign could not be drawn: ${made.outcome}`)
      return Uint8Array.from(made.result)
    } finally {
      this.#all -= 1
      const left = (this.#waiting.get(connection) ?? 1) - 1
      if (left > 0) this.#waiting.set(connection, left)
      else this.#waiting.delete(connection)
    }
  }
}

/** Nothing is drawn in it but our own drawings: the limits are for what nobody has foreseen. */
const signThread = (): SignThread =>
  new ReadingThread<typeof tasks>(threadFile(import.meta.filename, './sign-tasks.ts'), { limitMs: 20_000, limitMb: 256 })
