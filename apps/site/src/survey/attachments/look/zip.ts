import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { type Budget, bounds, CannotLook } from './budget.ts'

/** A file that is an archive: an office document, or a zip that somebody made. Names are those of the parts, never paths of ours. */
export class Zip {
  readonly #file: ZipFile
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #budget: Budget

  private constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>, budget: Budget) {
    this.#file = file
    this.#entries = entries
    this.#budget = budget
  }

  /** Reads what is in it. Sizes that are said are not believed: what is unpacked is counted, see `stream`. */
  static async open(bytes: Buffer, budget: Budget): Promise<Zip> {
    const entries = new Map<string, Entry>()
    const file = await asBroken(fromBufferPromise(bytes, { lazyEntries: true }))
    let packedBytes = 0
    const iterator = file.eachEntry()
    for (let next = await asBroken(iterator.next()); !next.done; next = await asBroken(iterator.next())) {
      const entry = next.value
      budget.enter()
      packedBytes += entry.compressedSize
      const name = keyOf(entry.fileName)
      // Two parts of one name: a program may show the other one.
      if (entries.has(name)) throw new CannotLook('broken')
      if (!name.endsWith('/')) entries.set(name, entry)
    }
    // Parts that lie over each other: a few bytes that unpack to everything.
    if (packedBytes > bytes.length) throw new CannotLook('bomb')
    return new Zip(file, entries, budget)
  }

  get names(): string[] {
    return [...this.#entries.values()].map(({ fileName }) => fileName)
  }

  has(name: string): boolean {
    return this.#entries.has(keyOf(name))
  }

  /** As it is said: for a list that a person reads. */
  bytesOf(name: string): number {
    return this.#entries.get(keyOf(name))?.uncompressedSize ?? 0
  }

  get isEncrypted(): boolean {
    return this.#entries.values().some(entry => entry.isEncrypted())
  }

  async *stream(name: string): AsyncGenerator<Buffer, void, undefined> {
    const entry = this.#entries.get(keyOf(name))
    if (!entry) throw new CannotLook('broken')
    if (entry.isEncrypted()) throw new CannotLook('encrypted')
    if (!entry.canDecodeFileData()) throw new CannotLook('could-not-look')
    const { compressedSize, uncompressedSize } = entry
    if (uncompressedSize > bounds.ratioFromBytes && uncompressedSize > compressedSize * bounds.ratio) throw new CannotLook('bomb')
    const stream = await asBroken(this.#file.openReadStreamPromise(entry))
    const chunks = stream[Symbol.asyncIterator]()
    try {
      for (let next = await asBroken(chunks.next()); !next.done; next = await asBroken(chunks.next())) {
        this.#budget.unpack(next.value.length)
        yield next.value
      }
    } finally {
      stream.destroy()
    }
  }

  async bytes(name: string, limitBytes = bounds.partBytes): Promise<Buffer> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.stream(name)) {
      bytes += chunk.length
      if (bytes > limitBytes) throw new CannotLook('too-much-work')
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }
}

/** Office programs take names without regard to case, and with or without a slash before them. */
const keyOf = (name: string): string => name.replace(/^\/+/, '').toLowerCase()

/** Whatever the reader of archives complains of is a broken archive: a name that climbs out of it, a size that is a lie. */
async function asBroken<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result
  } catch (cause) {
    throw cause instanceof CannotLook ? cause : new CannotLook('broken')
  }
}
