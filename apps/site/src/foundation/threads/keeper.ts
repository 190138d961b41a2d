import { ReadingThread } from './reading-thread.ts'
import type { KeeperOrder, KeeperReply, ThreadTasks } from './thread-task.ts'

/**
 * The program of the process in which a reading thread lives. V8 ends the whole process when a thread runs out of memory in a place where it cannot
 * go back; then it is this one, and never the site.
 */
if (process.send) keepThread(process.argv[2] ?? '')

function keepThread(tasks: string): void {
  const tell = (reply: KeeperReply) => void process.send?.(reply)
  const thread = new ReadingThread<ThreadTasks>(tasks, { limitMs: 0, limitMb: 0 })
  process.on('message', ({ id, task, input, limits }: KeeperOrder) => {
    // Each task takes what its sender was asked to give: the types were checked there.
    void thread.run(task, input as never, limits).then(outcome => tell({ id, outcome }))
  })
  // The site has ended, however it did.
  process.on('disconnect', () => process.exit())
}
