import { ReadingProcess, threadFile } from '../foundation/index.ts'
import type { tasks } from './reading-tasks.ts'

const tasksFile = threadFile(import.meta.filename, './reading-tasks.ts')

/**
 * The processes beside this one in which the survey reads what came in: one for mails, whose senders wait for an answer, and one for the
 * files in them, which may take a minute each. Neither is there before it is needed.
 */
export const readingMail = new ReadingProcess<typeof tasks>(tasksFile, { limitMs: 30_000, limitMb: 512 })
export const readingFiles = new ReadingProcess<typeof tasks>(tasksFile, { limitMs: 120_000, limitMb: 768 })
