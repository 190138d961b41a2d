import { record, type WriteDb, writes } from '../../../foundation/index.ts'
import { type ConcernKind, type Concerns, concernKinds } from '../concern.ts'
import type { GuardTables } from '../guard-tables.ts'

/** What keeps the thing that is flagged: a room, its kind of thing, and the id there: `{ room: 'act', subject: 'letter', id: '12' }`. */
export type FlagSubject = { readonly room: string; readonly subject: string; readonly id: string }

/** Something that a form brought and a person here should look at today. */
export type NewFlag = FlagSubject & {
  /** The page of the console that shows it, without the language. Null: there is none; then `words` says what it was. */
  readonly link: string | null
  readonly concerns: Concerns
  /** Only where the room keeps no text of its own: kept with the flag, and deleted with it. */
  readonly words?: string
  readonly now: Date
}

const actor = { kind: 'system', name: 'guard' } as const

/**
 * Puts something on the list of flags, in the caller's transaction. Does nothing where there is no concern. A thing stands there once: what is
 * found later is added to it, and opens it again where it is new.
 */
export async function flagText(tx: WriteDb, flag: NewFlag): Promise<void> {
  if (flag.concerns.length === 0) return
  const { concerns, now } = flag
  // Names of concerns and an id: nothing of what somebody wrote.
  const entry = { actor, at: now, deed: 'flag.raise', subject: subjectOf(flag), after: { concerns } } as const
  if (await insert(tx, flag)) return record(tx, entry)
  const known = await held(tx, flag)
  // Gone in this very moment: whoever took it away knew it.
  if (!known || concerns.every(kind => known.concerns.includes(kind))) return
  await record(tx, entry)
  await writes<GuardTables>(tx)
    .updateTable('guard_flag')
    .set({
      concerns: concernKinds.filter(kind => known.concerns.includes(kind) || concerns.includes(kind)),
      raised_at: now,
      settled_at: null,
      settled_by: null,
      ...(flag.words === undefined ? {} : { words: flag.words }),
    })
    .where('id', '=', known.id)
    .execute()
}

/** False: it stands there already. Two that find the same thing at once wait for each other here. */
async function insert(tx: WriteDb, { room, subject, id, link, concerns, words, now }: NewFlag): Promise<boolean> {
  const made = await writes<GuardTables>(tx)
    .insertInto('guard_flag')
    .values({
      room,
      subject,
      subject_id: id,
      link,
      concerns: concernKinds.filter(kind => concerns.includes(kind)),
      words: words ?? null,
      raised_at: now,
      settled_at: null,
      settled_by: null,
      note: null,
    })
    .onConflict(conflict => conflict.columns(['room', 'subject', 'subject_id']).doNothing())
    .returning('id')
    .execute()
  return made.length > 0
}

/** Of an audit entry: the thing, never its words. */
export const subjectOf = ({ room, subject, id }: FlagSubject) => ({ kind: 'flag', id: `${room}/${subject}/${id}` }) as const

type Held = { readonly id: number; readonly concerns: readonly ConcernKind[] }

const held = (tx: WriteDb, { room, subject, id }: FlagSubject): Promise<Held | undefined> =>
  writes<GuardTables>(tx)
    .selectFrom('guard_flag')
    .select(['id', 'concerns'])
    .where('room', '=', room)
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/**
 * Takes a thing off the list because it is gone: erased, or deleted when its time was over. In the caller's transaction; nothing happens where it
 * is not on it.
 */
export async function dropFlag(tx: WriteDb, { of, now }: { readonly of: FlagSubject; readonly now: Date }): Promise<void> {
  const known = await held(tx, of)
  if (!known) return
  await record(tx, { actor, at: now, deed: 'flag.forget', subject: subjectOf(of) })
  await writes<GuardTables>(tx).deleteFrom('guard_flag').where('id', '=', known.id).execute()
}
