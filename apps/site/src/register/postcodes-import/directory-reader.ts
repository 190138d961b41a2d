import { Worker } from 'node:worker_threads'
import { Refusal, threadFile } from '../../foundation/index.ts'
import type { DirectorySummary } from './directory-summary.ts'
import type { Progress } from './read-directory.ts'
import type { ReaderOrder, ReaderReply } from './reading-worker.ts'

export type BlockBatch = { readonly json: string; readonly count: number }

/** Reads a Postcode Directory in a thread of its own: first all of it, then its blocks are fetched one batch after the other. */
export class DirectoryReader {
  // Little new memory at a time: what it reads is old at once, and the site beside it should not grow by it.
  readonly #worker = new Worker(threadFile(import.meta.filename, './reading-worker.ts'), {
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 128 },
  })
  #hear: (reply: ReaderReply) => void = () => {}
  #fail: (error: unknown) => void = () => {}

  constructor() {
    this.#worker.on('message', (reply: ReaderReply) => this.#hear(reply))
    this.#worker.on('error', error => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('The thread that reads the postcodes has ended')))
  }

  /** Throws a Refusal for a file that cannot be used. */
  read(file: string, tell: (progress: Progress) => void): Promise<DirectorySummary> {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      this.#hear = reply => {
        if (reply.kind === 'progress') tell(reply)
        else if (reply.kind === 'summary') resolve(reply.summary)
        else if (reply.kind === 'unusable') reject(new Refusal(reply.code, reply.what, reply.next))
      }
      this.#order({ kind: 'read', file })
    })
  }

  /** The blocks, once the file has been read; the next batch is made while the last one is stored. */
  async *batches(): AsyncGenerator<BlockBatch, void, undefined> {
    let coming = this.#next()
    for (;;) {
      const batch = await coming
      if (batch.count === 0) return
      coming = this.#next()
      // Whoever stops in the middle does not wait for it.
      coming.catch(() => {})
      yield batch
    }
  }

  async close(): Promise<void> {
    this.#worker.removeAllListeners('exit')
    await this.#worker.terminate()
  }

  #next(): Promise<BlockBatch> {
    return new Promise((resolve, reject) => {
      this.#fail = reject
      this.#hear = reply => {
        if (reply.kind === 'batch') resolve(reply)
      }
      this.#order({ kind: 'next' })
    })
  }

  #order(order: ReaderOrder): void {
    this.#worker.postMessage(order)
  }
}
