import { type EntryWords, inTransaction, type WriteDb } from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import { draftOf } from '../entry-store.ts'
import { asIfPublished, noWords, sayTheSameWords } from '../entry-words.ts'
import { changeEntry, insertEntries, putDraft } from '../entry-writes.ts'
import {
  changedWords,
  done,
  type EntryChange,
  type EntryOutcome,
  gone,
  holdEntry,
  noteDeed,
  nothingToDo,
} from './entry-change.ts'

/**
 * Keeps what staff have written, without publishing it. Whoever comes second is shown what the first has saved, and loses nothing. What is
 * planned to be published must stay fit for it.
 */
export function saveDraft(db: WriteDb, change: EntryChange & { readonly words: EntryWords }): Promise<EntryOutcome> {
  const { kind, key, words, basedOn, actor, now } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    if (!held) return gone
    const { entry, draft, newest } = held
    const current = draft?.words ?? newest ?? noWords
    if (sayTheSameWords(current, words)) return nothingToDo
    if (basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    if (draft?.publishAt) {
      const at = { kind: kind.name, key }
      const faults = checkWords(kind, asIfPublished(at, words, { version: entry.newest + 1, publishedAt: draft.publishAt }))
      if (faults.length > 0) return { outcome: 'faults', faults }
    }
    await putDraft(tx, { kind: kind.name, key, base: entry.newest, words, savedAt: now, savedBy: actor.name })
    await changeEntry(tx, entry, { ...entry, revision: entry.revision + 1 })
    await noteDeed(tx, change, 'entry.write', changedWords(current, words))
    return done
  })
}

/** Makes an entry with its first draft. Sending the same twice makes one. */
export function makeEntry(
  db: WriteDb,
  change: Omit<EntryChange, 'basedOn'> & { readonly words: EntryWords },
): Promise<{ readonly outcome: 'done' | 'nothing-to-do' | 'taken' }> {
  const { kind, key, words, actor, now } = change
  return inTransaction(db, async tx => {
    if ((await insertEntries(tx, [{ kind: kind.name, key, state: 'new', newest: 0 }], now)) === 0) {
      const draft = await draftOf(tx, kind.name, key)
      return draft?.base === 0 && sayTheSameWords(draft.words, words) ? nothingToDo : { outcome: 'taken' }
    }
    await putDraft(tx, { kind: kind.name, key, base: 0, words, savedAt: now, savedBy: actor.name })
    await noteDeed(tx, change, 'entry.make', { after: { title: words.en } })
    return done
  })
}
