import { Worker } from 'node:worker_threads'
import { describeError } from '../operate/describe-error.ts'
import { threadFile } from './thread-file.ts'
import type { TaskInput, TaskResult, ThreadOrder, ThreadOutcome, ThreadReply, ThreadTasks } from './thread-task.ts'

export type ThreadLimits = {
  /** How long one task may take, from the moment that it is begun. */
  readonly limitMs: number
  /** What one task may hold in memory. */
  readonly limitMb: number
}

export type RunOptions = Partial<ThreadLimits> & {
  /** Before all that wait and are not urgent. */
  readonly isUrgent?: boolean
}

type Waiting = {
  readonly order: ThreadOrder
  readonly limits: ThreadLimits
  readonly isUrgent: boolean
  readonly settle: (outcome: ThreadOutcome<unknown>) => void
}

type RunningWorker = { readonly worker: Worker; readonly limitMb: number }

const idleMs = 60_000
const lookEveryMs = 100
const megabyte = 1024 * 1024

/**
 * One thread beside the site, for reading what strangers have sent: it takes one task after the other. A task that takes too long or too
 * much memory is ended with its thread, and the next one gets a new thread. The thread is made for the first task, ends when nothing has
 * come for a minute, and never keeps the process from ending.
 */
export class ReadingThread<Tasks extends ThreadTasks> {
  readonly #tasks: string
  readonly #limits: ThreadLimits
  readonly #waiting: Waiting[] = []
  #worker: RunningWorker | null = null
  #isBusy = false
  #stops = 0
  #nextId = 1
  #idle: NodeJS.Timeout | undefined

  /** `tasks`: the file that exports `tasks`, see `threadFile`. */
  constructor(tasks: string, limits: ThreadLimits) {
    this.#tasks = tasks
    this.#limits = limits
  }

  /** Never rejects: what became of the task is the outcome. */
  run<Name extends keyof Tasks & string>(
    task: Name,
    input: TaskInput<Tasks, Name>,
    options: RunOptions = {},
  ): Promise<ThreadOutcome<TaskResult<Tasks, Name>>> {
    const { limitMs = this.#limits.limitMs, limitMb = this.#limits.limitMb, isUrgent = false } = options
    return new Promise(resolve => {
      const order = { id: this.#nextId++, task, input }
      // What comes back is the result of the task that was named: the thread answers with its number.
      const settle = (outcome: ThreadOutcome<unknown>) => resolve(outcome as ThreadOutcome<TaskResult<Tasks, Name>>)
      const place = isUrgent ? this.#waiting.findIndex(other => !other.isUrgent) : -1
      this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, { order, limits: { limitMs, limitMb }, isUrgent, settle })
      void this.#work()
    })
  }

  /** Ends the thread. What waits or is under way ends as `stopped`; who asks later begins anew. */
  async stop(): Promise<void> {
    this.#stops += 1
    for (const { settle } of this.#waiting.splice(0)) settle({ outcome: 'stopped' })
    await this.#end()
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return
    this.#isBusy = true
    clearTimeout(this.#idle)
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) next.settle(await this.#carryOut(next))
    this.#isBusy = false
    this.#idle = setTimeout(() => void this.#end(), idleMs).unref()
  }

  async #carryOut({ order, limits }: Waiting): Promise<ThreadOutcome<unknown>> {
    const stops = this.#stops
    if (this.#worker && this.#worker.limitMb !== limits.limitMb) await this.#end()
    this.#worker ??= this.#start(limits.limitMb)
    const { worker } = this.#worker
    worker.ref()
    const outcome = await carryOut(worker, order, limits)
    if (this.#stops !== stops) return { outcome: 'stopped' }
    if (outcome.isWorkerSpent) await this.#end()
    else worker.unref()
    return outcome.ended
  }

  #start(limitMb: number): RunningWorker {
    const started = { worker: startWorker(this.#tasks, limitMb), limitMb }
    // Also when it ends between two tasks: the next one gets a new thread.
    started.worker.once('exit', () => {
      if (this.#worker === started) this.#worker = null
    })
    return started
  }

  async #end(): Promise<void> {
    clearTimeout(this.#idle)
    const worker = this.#worker?.worker
    this.#worker = null
    await worker?.terminate()
  }
}

/** It gets nothing of what the site knows: no environment, no arguments; what its packages print goes nowhere. */
function startWorker(tasks: string, limitMb: number): Worker {
  const worker = new Worker(threadFile(import.meta.filename, './thread.ts'), {
    workerData: { tasks },
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limitMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  })
  worker.stdout.resume()
  worker.stderr.resume()
  worker.setMaxListeners(0)
  // Between two tasks nobody listens.
  worker.on('error', () => {})
  return worker
}

type Ended = { readonly ended: ThreadOutcome<unknown>; readonly isWorkerSpent: boolean }

function carryOut(worker: Worker, order: ThreadOrder, { limitMs, limitMb }: ThreadLimits): Promise<Ended> {
  return new Promise(resolve => {
    const end = (ended: ThreadOutcome<unknown>, isWorkerSpent: boolean) => {
      clearTimeout(time)
      clearInterval(look)
      worker.off('message', onReply).off('error', onError).off('exit', onExit)
      resolve({ ended, isWorkerSpent })
    }
    const spent = (ended: ThreadOutcome<unknown>) => end(ended, true)
    const onReply = (reply: ThreadReply) => {
      if (reply.id !== order.id) return
      end(reply.isDone ? { outcome: 'done', result: reply.result } : { outcome: 'failed', error: reply.error }, false)
    }
    const onError = (error: unknown) => spent(isOutOfMemory(error) ? { outcome: 'too-large' } : failed(error))
    const onExit = () => spent(failed(new Error('The thread ended')))
    const time = setTimeout(() => spent({ outcome: 'too-slow' }), limitMs)
    // The limits of the thread itself do not count what lies outside its heap: the bytes of files.
    const look = setInterval(() => {
      worker.getHeapStatistics().then(
        ({ used_heap_size: heap, external_memory: outside }) => {
          if (heap + outside > limitMb * megabyte) spent({ outcome: 'too-large' })
        },
        // It has ended meanwhile, which is said by its events.
        () => {},
      )
    }, lookEveryMs)
    worker.on('message', onReply).on('error', onError).on('exit', onExit)
    try {
      worker.postMessage(order)
    } catch (error) {
      // The input holds what cannot be copied: the thread has not heard of it.
      end(failed(error), false)
    }
  })
}

const failed = (error: unknown): ThreadOutcome<never> => ({ outcome: 'failed', error: describeError(error) })

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
