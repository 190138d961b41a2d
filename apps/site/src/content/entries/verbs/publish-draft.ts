import { announce, inTransaction, type WriteDb } from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import type { EntryDraft } from '../entry-store.ts'
import { asIfPublished, noWords } from '../entry-words.ts'
import { changeEntry, deleteDraft, insertVersions, planDraft } from '../entry-writes.ts'
import {
  changedWords,
  done,
  type EntryChange,
  type EntryOutcome,
  gone,
  type Held,
  holdEntry,
  noteDeed,
  nothingToDo,
} from './entry-change.ts'

const faultsOf = ({ kind, key }: EntryChange, { entry }: Held, draft: EntryDraft, publishedAt: Date) =>
  checkWords(kind, asIfPublished({ kind: kind.name, key }, draft.words, { version: entry.newest + 1, publishedAt }))

/** The draft becomes the next version, and everybody sees it. */
async function publish(tx: WriteDb, change: EntryChange, { entry, newest }: Held, draft: EntryDraft, by: string): Promise<void> {
  const { kind, key, now } = change
  const version = entry.newest + 1
  await insertVersions(tx, [
    { kind: kind.name, key, version, words: draft.words, origin: 'staff', publishedAt: now, publishedBy: by },
  ])
  await deleteDraft(tx, entry)
  await changeEntry(tx, entry, { state: 'published', newest: version, revision: entry.revision + 1 })
  const { before, after } = changedWords(newest ?? noWords, draft.words)
  await noteDeed(tx, change, 'entry.publish', {
    before: { version: entry.newest, ...before },
    after: { version, ...after },
  })
  await announce(tx, { name: 'entries-changed' })
}

/** Publishes what staff have written, now. */
export function publishDraft(db: WriteDb, change: EntryChange): Promise<EntryOutcome> {
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, change.kind.name, change.key)
    if (!held) return gone
    const { entry, draft } = held
    if (!draft) return nothingToDo
    if (change.basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    const faults = faultsOf(change, held, draft, change.now)
    if (faults.length > 0) return { outcome: 'faults', faults }
    await publish(tx, change, held, draft, change.actor.name)
    return done
  })
}

/** Plans to publish what staff have written, at a moment that is to come. A plan that is there already is moved. */
export function planPublication(db: WriteDb, change: EntryChange & { readonly at: Date }): Promise<EntryOutcome> {
  const { kind, key, at, actor } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    if (!held) return gone
    const { entry, draft } = held
    if (!draft || draft.publishAt?.getTime() === at.getTime()) return nothingToDo
    if (change.basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    const faults = faultsOf(change, held, draft, at)
    if (faults.length > 0) return { outcome: 'faults', faults }
    await planDraft(tx, { kind: kind.name, key }, { publishAt: at, plannedBy: actor.name, failedAt: null })
    await noteDeed(tx, change, 'entry.schedule', { before: { publishAt: draft.publishAt }, after: { publishAt: at } })
    return done
  })
}

/** Takes a plan back: the draft waits for somebody again. */
export function dropPlan(db: WriteDb, change: Omit<EntryChange, 'basedOn'>): Promise<EntryOutcome> {
  const { kind, key } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    if (!held) return gone
    const { draft } = held
    if (!draft?.publishAt) return nothingToDo
    await planDraft(tx, { kind: kind.name, key }, { publishAt: null, plannedBy: null, failedAt: null })
    await noteDeed(tx, change, 'entry.unschedule', { before: { publishAt: draft.publishAt }, after: { publishAt: null } })
    return done
  })
}

/**
 * Publishes what was planned, if it is still planned and its moment has come: whoever holds the entry first does it, and nobody again. What
 * has become unfit, or would undo what was published since, waits for a person.
 */
export function publishPlanned(db: WriteDb, change: Omit<EntryChange, 'basedOn'>): Promise<'published' | 'failed' | 'not-due'> {
  const { kind, key, now } = change
  return inTransaction(db, async tx => {
    const held = await holdEntry(tx, kind.name, key)
    const draft = held?.draft
    if (!held || !draft?.publishAt || draft.publishAt > now) return 'not-due'
    const known = { ...change, basedOn: held.entry.revision }
    if (draft.base === held.entry.newest && faultsOf(known, held, draft, now).length === 0) {
      await publish(tx, known, held, draft, draft.plannedBy ?? change.actor.name)
      return 'published'
    }
    await planDraft(tx, { kind: kind.name, key }, { publishAt: null, plannedBy: null, failedAt: now })
    await noteDeed(tx, change, 'entry.miss', { before: { publishAt: draft.publishAt }, after: { publishAt: null } })
    return 'failed'
  })
}
