import type { LogFields } from '../log.ts'

/**
 * What a thread can do: each by its name. A task gets a copy of its input and gives back a copy of its result. (`never` is what functions
 * of every input have in common; what each takes is known where it is called.)
 */
export type ThreadTasks = Readonly<Record<string, (input: never) => unknown>>

export type TaskInput<Tasks extends ThreadTasks, Name extends keyof Tasks> = Parameters<Tasks[Name]>[0]
export type TaskResult<Tasks extends ThreadTasks, Name extends keyof Tasks> = Awaited<ReturnType<Tasks[Name]>>

/** How a task ended. Only `done` has a result; nothing of what it read is in the others. */
export type ThreadOutcome<Result> =
  | { readonly outcome: 'done'; readonly result: Result }
  /** It was still at it when its time was over. */
  | { readonly outcome: 'too-slow' }
  /** It needed more memory than a thread may have. */
  | { readonly outcome: 'too-large' }
  /** It threw, or its thread ended. `error` is as it may stand in the log. */
  | { readonly outcome: 'failed'; readonly error: LogFields }
  /** The site is being stopped. */
  | { readonly outcome: 'stopped' }

export type ThreadOrder = { readonly id: number; readonly task: string; readonly input: unknown }
export type ThreadReply =
  | { readonly id: number; readonly isDone: true; readonly result: unknown }
  | { readonly id: number; readonly isDone: false; readonly error: LogFields }

/** What the process of a thread is told, one task at a time, and what it answers. */
export type KeeperOrder = {
  readonly id: number
  readonly task: string
  readonly input: unknown
  readonly limits: { readonly limitMs: number; readonly limitMb: number }
}
export type KeeperReply = { readonly id: number; readonly outcome: ThreadOutcome<unknown> }
