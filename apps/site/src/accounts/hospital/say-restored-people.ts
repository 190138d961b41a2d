import type { ReadDb } from '../../foundation/index.ts'
import { hospitalPeople } from './person-store.ts'

/** A backup brings back people of hospitals whose access was ended since it was made, and nobody can know which they are: they could ask for a link at once. */
export async function sayRestoredPeople(db: ReadDb): Promise<string | null> {
  const { length } = await hospitalPeople(db)
  return length === 0
    ? null
    : `People who may sign in for a hospital: ${length}. Whose access was ended since the backup was made is among them again: look at /console/hospitals first.`
}
