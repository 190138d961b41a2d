import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { describeError } from '../operate/describe-error.ts'
import type { ThreadOrder, ThreadReply } from './thread-task.ts'

/**
 * The program of a thread that does the tasks of one file, one after the other. It is a file of its own in the built site, and runs as it
 * stands here in tests: neither it nor the tasks may load anything that Node cannot run as it is.
 */
if (parentPort) serveTasks(parentPort)

type Tasks = Readonly<Record<string, (input: unknown) => unknown>>

function serveTasks(port: NonNullable<typeof parentPort>): void {
  // The file is ours: the main thread names it when it makes this one.
  const loaded: Promise<{ tasks: Tasks }> = import(pathToFileURL(workerData.tasks).href)
  // Whoever waits for a task hears of it below.
  loaded.catch(() => {})
  port.on('message', (order: ThreadOrder) => {
    void carryOut(loaded, order).then(reply => tell(port, reply))
  })
}

async function carryOut(loaded: Promise<{ tasks: Tasks }>, { id, task, input }: ThreadOrder): Promise<ThreadReply> {
  try {
    const { tasks } = await loaded
    const run = tasks[task]
    if (!run) throw new Error(`A thread knows no task "${task}"`)
    return { id, isDone: true, result: await run(input) }
  } catch (error) {
    return { id, isDone: false, error: describeError(error) }
  }
}

function tell(port: NonNullable<typeof parentPort>, reply: ThreadReply): void {
  try {
    port.postMessage(reply)
  } catch (error) {
    // The result holds what cannot be copied.
    port.postMessage({ id: reply.id, isDone: false, error: describeError(error) } satisfies ThreadReply)
  }
}
