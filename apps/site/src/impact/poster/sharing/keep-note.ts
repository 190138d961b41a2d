import { type Actor, announce, changedFields, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { EvaluationHouse } from '../../evaluation/draft/change-draft.ts'
import { posterByNumber } from '../edition/poster-store.ts'
import { holdNote, insertNote, isSentBefore, writeNote } from './note-store.ts'
import type { NoteWords, SharingNote } from './sharing-note.ts'

type Said = { readonly actor: Actor; readonly shownOn: string; readonly words: NoteWords }

const subjectOf = (id: number) => ({ kind: 'sharing-note', id: String(id) }) as const

/** `again`: this form has made a note before. */
export type AddOutcome = 'added' | 'again' | 'unknown'

/** Keeps where a poster was shown. The same form sent twice makes one note. */
export const addNote = (
  house: EvaluationHouse,
  { actor, poster, formToken, shownOn, words }: Said & { readonly poster: number; readonly formToken: string },
): Promise<AddOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    if (!(await posterByNumber(tx, poster))) return 'unknown'
    if (await isSentBefore(tx, formToken)) return 'again'
    const after = { poster, shownOn, ...words }
    await record(tx, { actor, at: now, deed: 'sharing-note.add', subject: { kind: 'poster', id: String(poster) }, after })
    await insertNote(tx, { poster, formToken, shownOn, words, by: actor.name, now })
    await announce(tx, { name: 'impact-changed' })
    return 'added'
  })

/** `changed`: somebody else has saved since. `gone`: it was withdrawn. */
export type NoteOutcome = 'saved' | 'same' | 'changed' | 'gone' | 'unknown'

type Based = { readonly id: number; readonly basedOn: number }

/** Puts a note right. */
export const changeNote = (house: EvaluationHouse, { actor, id, basedOn, shownOn, words }: Said & Based): Promise<NoteOutcome> =>
  inTransaction(house.write, async tx => {
    const note = await holdNote(tx, id)
    if (!note) return 'unknown'
    if (note.withdrawn !== null) return 'gone'
    const changed = changedFields({ shownOn: note.shownOn, ...note.words }, { shownOn, ...words })
    if (Object.keys(changed.after).length === 0) return 'same'
    if (note.version !== basedOn) return 'changed'
    const now = house.clock()
    await record(tx, { actor, at: now, deed: 'sharing-note.change', subject: subjectOf(id), ...changed })
    return keep(tx, note, { shownOn, words, by: actor.name, now, withdrawn: null })
  })

/** Takes a note off the site. What it said stays in the log. */
export const withdrawNote = (
  house: EvaluationHouse,
  { actor, id, basedOn, reason }: Based & { readonly actor: Actor; readonly reason: string },
): Promise<NoteOutcome> =>
  inTransaction(house.write, async tx => {
    const note = await holdNote(tx, id)
    if (!note) return 'unknown'
    if (note.withdrawn !== null) return 'same'
    if (note.version !== basedOn) return 'changed'
    const now = house.clock()
    const { shownOn, words } = note
    await record(tx, {
      actor,
      at: now,
      deed: 'sharing-note.withdraw',
      subject: subjectOf(id),
      before: { shownOn, ...words },
      after: { reason },
    })
    return keep(tx, note, { shownOn, words, by: actor.name, now, withdrawn: reason })
  })

async function keep(tx: WriteDb, note: SharingNote, saved: Parameters<typeof writeNote>[2]): Promise<'saved'> {
  await writeNote(tx, note, saved)
  await announce(tx, { name: 'impact-changed' })
  return 'saved'
}
