import {
  type Actor,
  announce,
  type EntryFault,
  type EntryKind,
  type EntryWords,
  inTransaction,
  record,
  type WriteDb,
} from '../../../foundation/index.ts'
import { checkWords } from '../check-words.ts'
import { type EntryForStaff, entriesForStaff, recordOf } from '../entry-store.ts'
import { asIfPublished, sayTheSameWords } from '../entry-words.ts'
import { changeEntry, insertEntries, insertVersions } from '../entry-writes.ts'
import { readWords, type TypedWords } from '../read-words.ts'
import { changedWords } from './entry-change.ts'

/** What becomes of an entry. `left`: staff have taken it off the site, and no list brings it back. */
export type ImportChange = 'new' | 'changed' | 'same' | 'left'

/** One entry as a file has it. */
export type ImportedEntry = { readonly key: string; readonly typed: TypedWords }

export type EntryImport = {
  /** By key, in the order of the file: what became, or would become, of each. */
  readonly entries: readonly { readonly key: string; readonly change: ImportChange }[]
}

export type ImportOutcome =
  | ({ readonly outcome: 'imported' | 'nothing-to-do' | 'dry-run' } & EntryImport)
  /** Nothing was written. */
  | { readonly outcome: 'faults'; readonly faults: readonly { readonly key: string; readonly fault: EntryFault }[] }
  /** Somebody changed one of them in this very moment. Nothing was written. */
  | { readonly outcome: 'conflict' }

type Import = {
  readonly kind: EntryKind
  readonly entries: readonly ImportedEntry[]
  readonly actor: Actor
  readonly now: Date
  readonly isDryRun?: boolean
}

type Read = {
  readonly key: string
  readonly words: EntryWords
  readonly known: EntryForStaff | null
  readonly change: ImportChange
}

/**
 * Publishes many entries at once: all of them, or with one fault none. An entry that is there gets a new version, and what staff have written
 * and not published stays beside it. Entries that are not in the list stay as they are, and so do those that staff have taken off the site. The same list again changes nothing.
 */
export async function importEntries(
  db: WriteDb,
  { kind, entries, actor, now, isDryRun = false }: Import,
): Promise<ImportOutcome> {
  const { read, faults } = readAll(
    kind,
    entries,
    new Map((await entriesForStaff(db, kind.name)).map(each => [each.key, each])),
    now,
  )
  if (faults.length > 0) return { outcome: 'faults', faults }
  const result = { entries: read.map(({ key, change }) => ({ key, change })) }
  if (isDryRun) return { outcome: 'dry-run', ...result }
  if (read.every(({ change }) => change === 'same' || change === 'left')) return { outcome: 'nothing-to-do', ...result }
  const isWritten = await inTransaction(db, tx => write(tx, { kind, read, actor, now }), { limitMs: 60_000 })
  return isWritten ? { outcome: 'imported', ...result } : { outcome: 'conflict' }
}

function readAll(kind: EntryKind, entries: readonly ImportedEntry[], known: ReadonlyMap<string, EntryForStaff>, now: Date) {
  const read: Read[] = []
  const faults: { key: string; fault: EntryFault }[] = []
  for (const { key, typed } of entries) {
    const { words, faults: unread } = readWords(kind, typed)
    const before = known.get(key) ?? null
    const published = { version: (before?.newest ?? 0) + 1, publishedAt: now }
    const found = unread.length > 0 ? unread : checkWords(kind, asIfPublished({ kind: kind.name, key }, words, published))
    faults.push(...found.map(fault => ({ key, fault })))
    const isSame = before?.state === 'published' && before.version !== null && sayTheSameWords(before.version, words)
    const change = before === null ? 'new' : before.state === 'taken-down' ? 'left' : isSame ? 'same' : 'changed'
    read.push({ key, words, known: before, change })
  }
  return { read, faults }
}

type Writing = { readonly kind: EntryKind; readonly read: readonly Read[]; readonly actor: Actor; readonly now: Date }

/** False, and by an error nothing of it, where an entry is not as it was read: somebody else was quicker. */
async function write(tx: WriteDb, { kind, read, actor, now }: Writing): Promise<boolean> {
  const fresh = read.filter(({ change }) => change === 'new')
  const changed = read.flatMap(one => (one.change === 'changed' && one.known !== null ? [{ ...one, known: one.known }] : []))
  // Held in one order, so that two imports at once wait for each other and never for ever.
  for (const { key, known } of [...changed].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const held = await recordOf(tx, kind.name, key, { forUpdate: true })
    if (held?.revision !== known.revision) return false
  }
  const made = await insertEntries(
    tx,
    fresh.map(({ key }) => ({ kind: kind.name, key, state: 'published', newest: 1 })),
    now,
  )
  if (made !== fresh.length) throw new Error('An entry of the import was made by somebody else meanwhile')
  await insertVersions(
    tx,
    [...fresh, ...changed].map(({ key, words, known }) => ({
      kind: kind.name,
      key,
      version: (known?.newest ?? 0) + 1,
      words,
      origin: 'staff',
      publishedAt: now,
      publishedBy: actor.name,
    })),
  )
  for (const { known } of changed) {
    await changeEntry(tx, known, { state: 'published', newest: known.newest + 1, revision: known.revision + 1 })
  }
  await record(
    tx,
    ...[...fresh, ...changed].map(({ key, words, known }) => ({
      actor,
      at: now,
      deed: 'entry.import',
      subject: { kind: 'entry', id: `${kind.name}/${key}` } as const,
      before: { version: known?.newest ?? 0 },
      after: { version: (known?.newest ?? 0) + 1, ...(known?.version ? changedWords(known.version, words).after : {}) },
    })),
  )
  await announce(tx, { name: 'entries-changed' })
  return true
}
