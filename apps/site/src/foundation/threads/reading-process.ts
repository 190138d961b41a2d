import { type ChildProcess, fork } from 'node:child_process'
import { describeError } from '../operate/describe-error.ts'
import type { RunOptions, ThreadLimits } from './reading-thread.ts'
import { threadFile } from './thread-file.ts'
import type { KeeperOrder, KeeperReply, TaskInput, TaskResult, ThreadOutcome, ThreadTasks } from './thread-task.ts'

type Pending = {
  readonly order: KeeperOrder
  readonly isUrgent: boolean
  readonly settle: (outcome: ThreadOutcome<unknown>) => void
}

const idleMs = 60_000
/** How V8 ends a process that has no memory left. */
const outOfMemory = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'])

/**
 * A reading thread in a process of its own: what a thread does to its own limits ends the thread (see ReadingThread), and what it does to its process
 * ends that process alone. The process is made for the first task, ends when nothing has come for a minute, and never keeps the site from ending.
 */
export class ReadingProcess<Tasks extends ThreadTasks> {
  readonly #tasks: string
  readonly #limits: ThreadLimits
  readonly #waiting: Pending[] = []
  #underWay: Pending | undefined
  #child: ChildProcess | undefined
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
      const order: KeeperOrder = { id: this.#nextId++, task, input, limits: { limitMs, limitMb } }
      // What comes back is the result of the task that was named: the process answers with its number.
      const settle = (outcome: ThreadOutcome<unknown>) => resolve(outcome as ThreadOutcome<TaskResult<Tasks, Name>>)
      const place = isUrgent ? this.#waiting.findIndex(other => !other.isUrgent) : -1
      this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, { order, isUrgent, settle })
      this.#next()
    })
  }

  /** Ends the process. What waits or is under way ends as `stopped`; who asks later begins anew. */
  async stop(): Promise<void> {
    for (const { settle } of this.#waiting.splice(0)) settle({ outcome: 'stopped' })
    this.#settle({ outcome: 'stopped' })
    const child = this.#forget()
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise<void>(resolve => void child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await ended
  }

  #next(): void {
    if (this.#underWay !== undefined) return
    clearTimeout(this.#idle)
    const next = this.#waiting.shift()
    if (next === undefined) {
      this.#child?.unref()
      this.#child?.channel?.unref()
      this.#idle = setTimeout(() => this.#forget()?.kill('SIGKILL'), idleMs).unref()
      return
    }
    this.#underWay = next
    this.#child ??= this.#start()
    const child = this.#child
    child.ref()
    child.channel?.ref()
    try {
      child.send(next.order, error => {
        if (error) this.#end(child, failed(error))
      })
    } catch (error) {
      // The input holds what cannot be copied: the process has not heard of it.
      this.#settle(failed(error))
      this.#next()
    }
  }

  /** It gets nothing of what the site knows: no environment, no arguments but its tasks; what its packages print goes nowhere. */
  #start(): ChildProcess {
    const child = fork(threadFile(import.meta.filename, './keeper.ts'), [this.#tasks], {
      env: {},
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.on('message', (reply: KeeperReply) => {
      if (reply.id !== this.#underWay?.order.id) return
      this.#settle(reply.outcome)
      this.#next()
    })
    child.on('error', error => this.#end(child, failed(error)))
    child.on('exit', (_, signal) =>
      this.#end(
        child,
        signal !== null && outOfMemory.has(signal) ? { outcome: 'too-large' } : failed(new Error('The process ended')),
      ),
    )
    return child
  }

  /** The process is spent: the task that was under way ended with it, and the next one gets a new process. */
  #end(child: ChildProcess, outcome: ThreadOutcome<unknown>): void {
    if (this.#child !== child) return
    this.#child = undefined
    child.kill('SIGKILL')
    this.#settle(outcome)
    this.#next()
  }

  #settle(outcome: ThreadOutcome<unknown>): void {
    const ended = this.#underWay
    this.#underWay = undefined
    ended?.settle(outcome)
  }

  #forget(): ChildProcess | undefined {
    clearTimeout(this.#idle)
    const child = this.#child
    this.#child = undefined
    return child
  }
}

const failed = (error: unknown): ThreadOutcome<never> => ({ outcome: 'failed', error: describeError(error) })
