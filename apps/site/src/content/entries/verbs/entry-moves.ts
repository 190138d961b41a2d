import { announce, type EntryWords, inTransaction, type WriteDb, writes } from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import { offerOf, versionOf } from '../entry-store.ts'
import type { EntryTables, VersionOrigin } from '../entry-tables.ts'
import { asIfPublished, noWords, sayTheSameWords } from '../entry-words.ts'
import { changeEntry, deleteDraft, insertVersions, moveSeed, planDraft } from '../entry-writes.ts'
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

/** Throws away what was written and not published; what it was stands in the log. An entry that was never anything else goes with it. */
export function discardDraft(db: WriteDb, change: EntryChange): Promise<EntryOutcome> {
  const { kind, key, basedOn } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    if (!held) return nothingToDo
    const { entry, draft, newest } = held
    if (!draft) return nothingToDo
    if (basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    await deleteDraft(tx, entry)
    await noteDeed(tx, change, 'entry.discard', changedWords(draft.words, newest ?? noWords))
    if (entry.newest === 0 && (await offerOf(tx, kind.name, key)) === null) {
      await writes<EntryTables>(tx).deleteFrom('entry').where('kind', '=', kind.name).where('key', '=', key).execute()
      return gone
    }
    await changeEntry(tx, entry, { ...entry, revision: entry.revision + 1 })
    return done
  })
}

/** Takes an entry off the site. Its versions and its draft stay; a plan to publish the draft ends, or the entry would come back by itself. */
export function takeDown(db: WriteDb, change: EntryChange): Promise<EntryOutcome> {
  const { kind, key, basedOn } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    if (!held) return gone
    const { entry, draft } = held
    if (entry.state !== 'published') return nothingToDo
    if (basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    await changeEntry(tx, entry, { ...entry, state: 'taken-down', revision: entry.revision + 1 })
    const publishAt = draft?.publishAt ?? null
    if (publishAt) await planDraft(tx, { kind: kind.name, key }, { publishAt: null, plannedBy: null, failedAt: null })
    await noteDeed(tx, change, 'entry.take-down', {
      before: { state: entry.state, ...(publishAt ? { publishAt } : {}) },
      after: { state: 'taken-down', ...(publishAt ? { publishAt: null } : {}) },
    })
    await announce(tx, { name: 'entries-changed' })
    return done
  })
}

/** Brings the words of an older version back, as a new one. Of an entry that was taken down, the newest too. */
export function restoreVersion(db: WriteDb, change: EntryChange & { readonly version: number }): Promise<EntryOutcome> {
  const { kind, key, basedOn, version } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    const old = held && (await versionOf(tx, kind.name, key, version))
    if (!held || !old) return gone
    const { entry, newest } = held
    if (entry.state === 'published' && newest && sayTheSameWords(newest, old)) return nothingToDo
    if (basedOn !== entry.revision) return { outcome: 'conflict', ...held }
    return publishWords(tx, change, held, { words: old, origin: 'staff', deed: 'entry.restore', restoredFrom: version })
  })
}

/** Takes the text that the programme brings in the place of ours. From then on the entry follows the programme again. */
export function acceptOffer(db: WriteDb, change: EntryChange & { readonly hash: string }): Promise<EntryOutcome> {
  const { kind, key, basedOn, hash } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    const offer = held && (await offerOf(tx, kind.name, key))
    if (!held || !offer) return gone
    if (offer.state !== 'offered') return nothingToDo
    if (basedOn !== held.entry.revision || hash !== offer.hash) return { outcome: 'conflict', ...held }
    const outcome = await publishWords(tx, change, held, { words: offer.words, origin: 'seed', deed: 'entry.accept' })
    if (outcome.outcome === 'done') await moveSeed(tx, held.entry, 'used')
    return outcome
  })
}

/** Keeps ours. The next change of the programme's text is offered again. */
export function declineOffer(
  db: WriteDb,
  change: Omit<EntryChange, 'basedOn'> & { readonly hash: string },
): Promise<EntryOutcome> {
  const { kind, key, hash } = change
  return inTransaction(db, async (tx): Promise<EntryOutcome> => {
    const held = await holdEntry(tx, kind.name, key)
    const offer = held && (await offerOf(tx, kind.name, key))
    if (!held || !offer) return gone
    if (offer.state !== 'offered') return nothingToDo
    if (hash !== offer.hash) return { outcome: 'conflict', ...held }
    await moveSeed(tx, held.entry, 'declined')
    await noteDeed(tx, change, 'entry.decline', { before: { text: 'offered' }, after: { text: 'declined' } })
    return done
  })
}

type Words = {
  readonly words: EntryWords
  readonly origin: VersionOrigin
  readonly deed: string
  readonly restoredFrom?: number
}

async function publishWords(
  tx: WriteDb,
  change: EntryChange,
  { entry, newest }: Held,
  { words, origin, deed, restoredFrom }: Words,
): Promise<EntryOutcome> {
  const { kind, key, actor, now } = change
  const version = entry.newest + 1
  // What was fit once may lack what a newer Spotlight asks for.
  const faults = checkWords(kind, asIfPublished({ kind: kind.name, key }, words, { version, publishedAt: now }))
  if (faults.length > 0) return { outcome: 'faults', faults }
  await insertVersions(tx, [
    { kind: kind.name, key, version, words, origin, restoredFrom, publishedAt: now, publishedBy: actor.name },
  ])
  await changeEntry(tx, entry, { state: 'published', newest: version, revision: entry.revision + 1 })
  const { before, after } = changedWords(newest ?? noWords, words)
  await noteDeed(tx, change, deed, { before: { version: entry.newest, ...before }, after: { version, ...after } })
  await announce(tx, { name: 'entries-changed' })
  return done
}
