/** The form ended before it was whole, or is no form at all. */
export class BrokenForm extends Error {
  constructor() {
    super('A form was cut off, or is none')
  }
}

/** Reads a stream up to marks in it, and holds no more of it than one piece and one mark. */
export class PartReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer

  constructor(source: AsyncIterable<Uint8Array>, start = Buffer.alloc(0)) {
    this.#source = source[Symbol.asyncIterator]()
    this.#held = start
  }

  /** What comes before the mark, in pieces. Whoever stops listening takes the rest with `skip`. */
  async *until(mark: Buffer): AsyncGenerator<Buffer, void, undefined> {
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0) {
        const piece = this.#take(at)
        this.#take(mark.length)
        if (piece.length > 0) yield piece
        return
      }
      // The mark may have begun in what we hold.
      const sure = this.#held.length - mark.length + 1
      if (sure > 0) yield this.#take(sure)
      else await this.#fill()
    }
  }

  /** The same as text. Null: it is longer than `limitBytes`; it is read to the mark all the same. */
  async textUntil(mark: Buffer, limitBytes: number): Promise<string | null> {
    const pieces: Buffer[] = []
    let bytes = 0
    for await (const piece of this.until(mark)) {
      bytes += piece.length
      if (bytes <= limitBytes) pieces.push(piece)
    }
    return bytes > limitBytes ? null : Buffer.concat(pieces).toString('utf8')
  }

  async bytes(count: number): Promise<string> {
    while (this.#held.length < count) await this.#fill()
    return this.#take(count).toString('latin1')
  }

  /** Reads to the end of the stream: whoever sends hears our answer only then. */
  async rest(): Promise<void> {
    while (!(await this.#source.next()).done);
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  async #fill(): Promise<void> {
    const { done, value } = await this.#source.next()
    if (done) throw new BrokenForm()
    const piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.#held = this.#held.length === 0 ? piece : Buffer.concat([this.#held, piece])
  }
}
