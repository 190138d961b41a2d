import { type Generated, type Selectable, sql } from 'kysely'
import { canonicalJson, type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import { type NoteWords, noteWordsSchema, type SharingNote } from './sharing-note.ts'

type NoteTables = {
  evaluation_sharing: {
    readonly id: Generated<number>
    readonly poster: number
    readonly form_token: string
    readonly version: number
    readonly shown_on: string
    readonly body: string
    readonly state: 'standing' | 'withdrawn'
    readonly reason: string
    readonly saved_at: Date
    readonly saved_by: string
  }
}

const columns = ['id', 'poster', 'version', 'shown_on', 'body', 'state', 'reason'] as const
type Row = Pick<Selectable<NoteTables['evaluation_sharing']>, (typeof columns)[number]>

const noteOf = ({ id, poster, version, shown_on, body, state, reason }: Row): SharingNote => ({
  id,
  poster,
  version,
  shownOn: shown_on,
  words: noteWordsSchema.parse(JSON.parse(body)),
  withdrawn: state === 'withdrawn' ? reason : null,
})

/** Where posters were shown, the newest first: those of one, or of all; withdrawn ones among them. */
export async function notesOf(db: ReadDb, poster: number | 'all'): Promise<SharingNote[]> {
  let query = rows<NoteTables>(db)
    .selectFrom('evaluation_sharing')
    .select(columns)
    .orderBy('shown_on', 'desc')
    .orderBy('id', 'desc')
  if (poster !== 'all') query = query.where('poster', '=', poster)
  return (await query.execute()).map(noteOf)
}

export async function noteById(db: ReadDb, id: number): Promise<SharingNote | null> {
  const row = await rows<NoteTables>(db).selectFrom('evaluation_sharing').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? noteOf(row) : null
}

/** Held until the transaction ends: of two who save at once, the second sees what the first has done. */
export async function holdNote(tx: WriteDb, id: number): Promise<SharingNote | null> {
  const row = await writes<NoteTables>(tx)
    .selectFrom('evaluation_sharing')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? noteOf(row) : null
}

type Saved = { readonly shownOn: string; readonly words: NoteWords; readonly by: string; readonly now: Date }

/** Whether this form has made a note before. One at a time: a form that is sent twice at once is asked after one after the other. */
export async function isSentBefore(tx: WriteDb, formToken: string): Promise<boolean> {
  void (await sql`lock table evaluation_sharing in share row exclusive mode`.execute(writes<NoteTables>(tx)))
  const found = await rows<NoteTables>(tx)
    .selectFrom('evaluation_sharing')
    .select('id')
    .where('form_token', '=', formToken)
    .executeTakeFirst()
  return found !== undefined
}

/** Keeps a new note. */
export async function insertNote(
  tx: WriteDb,
  { poster, formToken, shownOn, words, by, now }: Saved & { readonly poster: number; readonly formToken: string },
): Promise<void> {
  const saved = { version: 1, shown_on: shownOn, body: canonicalJson(words), saved_at: now, saved_by: by }
  await writes<NoteTables>(tx)
    .insertInto('evaluation_sharing')
    .values({ poster, form_token: formToken, state: 'standing', reason: '', ...saved })
    .execute()
}

/** Writes the next version of a note that is held. `withdrawn`: why it is not shown any more. */
export async function writeNote(
  tx: WriteDb,
  { id, version }: SharingNote,
  { shownOn, words, by, now, withdrawn }: Saved & { readonly withdrawn: string | null },
): Promise<void> {
  await writes<NoteTables>(tx)
    .updateTable('evaluation_sharing')
    .set({
      version: version + 1,
      shown_on: shownOn,
      body: canonicalJson(words),
      state: withdrawn === null ? 'standing' : 'withdrawn',
      reason: withdrawn ?? '',
      saved_at: now,
      saved_by: by,
    })
    .where('id', '=', id)
    .execute()
}
