import { Worker } from 'node:worker_threads'
// A type only: the thread itself is found by its name.
import type { FromCosdThread, ToCosdThread } from '../../threads/cosd-thread.ts'
import { stopped, threadFile } from '../../workbench/index.ts'
import type { FileOutcome, FileTask } from './read-file.ts'

export type SizedTask = FileTask & { bytes: number }

export type PoolOptions = {
  threads: number
  /** The beginning of the names of the files of rows. */
  stem: string
  signal: AbortSignal
  onProgress: (bytes: number, records: number) => void
}

/** Small files go to a thread by the hundred, a large one alone. One file is never split: only a parser that has read it knows where its records begin. */
const batchBytes = 8 * 1024 * 1024
const batchFiles = 500

/** Reads all files in threads. Answers with what became of each, and with the stems of the files of rows. */
export async function readInThreads(
  tasks: readonly SizedTask[],
  { threads, stem, signal, onProgress }: PoolOptions,
): Promise<{ outcomes: FileOutcome[]; stems: string[] }> {
  if (signal.aborted) throw stopped()
  const batches = batchesOf(tasks)
  const stems = Array.from({ length: Math.min(threads, batches.length) }, (_, number) => `${stem}-${number}`)
  const workers: Worker[] = []
  const abort = Promise.withResolvers<never>()
  const onAbort = () => abort.reject(stopped())
  signal.addEventListener('abort', onAbort)
  try {
    const all = Promise.all(stems.map(stem => serve(stem, batches, onProgress, workers)))
    const outcomes = (await Promise.race([all, abort.promise])).flat()
    return { outcomes: outcomes.sort((left, right) => left.fileId - right.fileId), stems }
  } finally {
    signal.removeEventListener('abort', onAbort)
    await Promise.all(workers.map(worker => worker.terminate()))
  }
}

/** One thread, from its first batch to the closing of its files. */
function serve(
  stem: string,
  batches: SizedTask[][],
  onProgress: PoolOptions['onProgress'],
  workers: Worker[],
): Promise<FileOutcome[]> {
  const worker = new Worker(threadFile('cosd-thread'), { workerData: { stem }, resourceLimits: { maxYoungGenerationSizeMb: 64 } })
  workers.push(worker)
  const outcomes: FileOutcome[] = []
  const tell = (message: ToCosdThread): void => worker.postMessage(message)
  const next = (): void => {
    const tasks = batches.shift()
    tell(tasks === undefined ? 'end' : { tasks })
  }
  return new Promise((resolve, reject) => {
    worker.on('error', reject)
    worker.on('exit', code => reject(new Error(`A thread that read COSD files ended early (${code})`)))
    worker.on('message', (message: FromCosdThread) => {
      if (message === 'closed') resolve(outcomes)
      else if ('done' in message) {
        outcomes.push(...message.done)
        next()
      } else if ('fault' in message) reject(faultOf(message.fault))
      else onProgress(message.bytes, message.records)
    })
    next()
  })
}

const faultOf = ({ name, message, code }: { name: string; message: string; code?: string | undefined }): Error =>
  Object.assign(new Error(message), { name, ...(code !== undefined && { code }) })

/** The largest first, so that the threads end at about the same time. */
function batchesOf(tasks: readonly SizedTask[]): SizedTask[][] {
  const batches: SizedTask[][] = []
  let current: SizedTask[] = []
  let bytes = 0
  for (const task of [...tasks].sort((left, right) => right.bytes - left.bytes || left.fileId - right.fileId)) {
    if (current.length > 0 && (bytes + task.bytes > batchBytes || current.length >= batchFiles)) {
      batches.push(current)
      current = []
      bytes = 0
    }
    current.push(task)
    bytes += task.bytes
  }
  return current.length > 0 ? [...batches, current] : batches
}
