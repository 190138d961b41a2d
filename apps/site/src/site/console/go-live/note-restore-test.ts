import { type Actor, dayInUk, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { insertRestoreTest } from './go-live-store.ts'

export type RestoreOutcome = 'noted' | 'nothing-to-do' | 'no-day' | 'not-yet'

type NoteRestore = { readonly on: string; readonly actor: Actor; readonly now: Date }

/** Notes that a backup was brought back as a test on a day, because a person says so. Nobody can say so of a day to come. */
export async function noteRestoreTest(db: WriteDb, { on, actor, now }: NoteRestore): Promise<RestoreOutcome> {
  if (!isDay(on)) return 'no-day'
  if (on > dayInUk(now)) return 'not-yet'
  return inTransaction(db, async tx => {
    if (!(await insertRestoreTest(tx, { on, by: actor.name, now }))) return 'nothing-to-do'
    await record(tx, { actor, at: now, deed: 'go-live.restore-tested', subject: { kind: 'restore-test', id: on }, after: { on } })
    return 'noted'
  })
}

function isDay(text: string): boolean {
  const time = /^20\d{2}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
