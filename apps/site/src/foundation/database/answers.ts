import { sql } from 'kysely'
import type { OpenDatabase } from './open.ts'

/** Whether the database answers a question within two seconds. */
export async function databaseAnswers(database: OpenDatabase, patienceMs = 2000): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, patienceMs, false)
  })
  const answer = sql`select 1`.execute(database.kysely).then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answer, patience])
  } finally {
    clearTimeout(timer)
  }
}
