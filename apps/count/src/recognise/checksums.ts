import { Worker } from 'node:worker_threads'
import { stopped, threadFile } from '../workbench/index.ts'

/** sha256 in hex; undefined if the file could not be read. isWhole is false for a gzip file that breaks off or is damaged. */
export type Checksum = { sha256?: string | undefined; isWhole: boolean }

export type Checksums = {
  /** Of a file's bytes. Asked for twice it is reckoned once. */
  of(path: string, isGzip: boolean): Promise<Checksum>
  close(): void
}

type Answer = Checksum & { path: string }

/** Reckons checksums in a thread of its own, one file after the other, beside whatever else is done. */
export function startChecksums(signal?: AbortSignal): Checksums {
  const asked = new Map<string, PromiseWithResolvers<Checksum>>()
  const worker = new Worker(threadFile('hash-thread'))
  let waiting = 0
  const failAll = (why: unknown) => {
    for (const { reject } of asked.values()) reject(why)
  }
  const abort = () => {
    failAll(stopped())
    void worker.terminate()
  }
  worker.on('message', ({ path, ...checksum }: Answer) => {
    asked.get(path)?.resolve(checksum)
    waiting -= 1
    if (waiting === 0) worker.unref()
  })
  worker.on('error', failAll)
  worker.unref()
  signal?.addEventListener('abort', abort)
  return {
    of(path, isGzip) {
      if (signal?.aborted) return Promise.reject(stopped())
      const known = asked.get(path)
      if (known !== undefined) return known.promise
      const entry = Promise.withResolvers<Checksum>()
      // Whoever waits sees the error; a checksum that nobody waits for yet must not end the program.
      entry.promise.catch(() => undefined)
      asked.set(path, entry)
      waiting += 1
      worker.ref()
      worker.postMessage({ path, isGzip })
      return entry.promise
    },
    close() {
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
    },
  }
}
