import { parentPort, workerData } from 'node:worker_threads'
import { type FileOutcome, type FileTask, readCosdFile } from '../readers/cosd/read-file.ts'
import { openRowFiles } from '../readers/cosd/row-files.ts'

/** What a thread is told, and what it answers. */
export type ToCosdThread = { tasks: readonly FileTask[] } | 'end'
export type FromCosdThread =
  | { bytes: number; records: number }
  | { done: readonly FileOutcome[] }
  | 'closed'
  | { fault: { name: string; message: string; code?: string | undefined } }

/** Reads COSD files, one after the other, into files of rows whose names begin with workerData.stem. */
const rows = openRowFiles(String(workerData.stem))
const answer = (message: FromCosdThread): void => parentPort?.postMessage(message)
const tellEvery = 4 * 1024 * 1024
let queue = Promise.resolve()

parentPort?.on('message', (message: ToCosdThread) => {
  queue = queue.then(() => (message === 'end' ? end() : read(message.tasks))).catch(tellFault)
})

async function read(tasks: readonly FileTask[]): Promise<void> {
  const done: FileOutcome[] = []
  let untold = 0
  let records = 0
  const tell = (): void => {
    answer({ bytes: untold, records })
    untold = 0
    records = 0
  }
  for (const task of tasks) {
    const outcome = await readCosdFile(task, rows, bytes => {
      untold += bytes
      if (untold > tellEvery) tell()
    })
    records += outcome.records
    done.push(outcome)
  }
  tell()
  answer({ done })
}

async function end(): Promise<void> {
  rows.close()
  answer('closed')
  parentPort?.close()
}

/** An error loses its code on the way between threads; with the code the main thread can say that a disk is full. */
function tellFault(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
  answer({ fault: { name, message, code } })
}
