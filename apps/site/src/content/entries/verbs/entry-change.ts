import {
  type Actor,
  changedFields,
  type EntryFault,
  type EntryKind,
  type EntryWords,
  record,
  type WriteDb,
} from '../../../foundation/index.ts'
import { draftOf, type EntryDraft, type EntryRecord, type EntryVersion, recordOf, versionOf } from '../entry-store.ts'

/** Which entry somebody changes, as they have seen it. */
export type EntryChange = {
  readonly kind: EntryKind
  readonly key: string
  /** The revision that whoever does it has seen. */
  readonly basedOn: number
  readonly actor: Actor
  readonly now: Date
}

/** An entry as it stands while its row is held. */
export type Held = { readonly entry: EntryRecord; readonly draft: EntryDraft | null; readonly newest: EntryVersion | null }

/** How it ended. `nothing-to-do`: it is so already, which is what whoever sends a form twice asked for. */
export type EntryOutcome =
  | { readonly outcome: 'done' | 'nothing-to-do' | 'gone' }
  /** Somebody else has changed it since: how it stands now. Nothing was written. */
  | ({ readonly outcome: 'conflict' } & Held)
  | { readonly outcome: 'faults'; readonly faults: readonly EntryFault[] }

export const done = { outcome: 'done' } as const
export const nothingToDo = { outcome: 'nothing-to-do' } as const
export const gone = { outcome: 'gone' } as const

/** Holds an entry until the transaction ends. Null: there is none. */
export async function holdEntry(tx: WriteDb, kind: string, key: string): Promise<Held | null> {
  const entry = await recordOf(tx, kind, key, { forUpdate: true })
  if (!entry) return null
  return { entry, draft: await draftOf(tx, kind, key), newest: await versionOf(tx, kind, key, entry.newest) }
}

type Noted = { readonly before?: object; readonly after?: object }

/** Enters in the log what was done to an entry. */
export const noteDeed = (
  tx: WriteDb,
  {
    kind,
    key,
    actor,
    now,
  }: { readonly kind: { readonly name: string }; readonly key: string; readonly actor: Actor; readonly now: Date },
  deed: string,
  { before, after }: Noted = {},
): Promise<void> => record(tx, { actor, at: now, deed, subject: { kind: 'entry', id: `${kind.name}/${key}` }, before, after })

/** Which fields differ, for the log: `en.title` as it was and as it is. */
export const changedWords = (before: EntryWords, after: EntryWords) => changedFields(flat(before, after), flat(after, before))

function flat(words: EntryWords, other: EntryWords): Record<string, unknown> {
  const flatten = (name: string, own: object | null, others: object | null) =>
    [...new Set([...Object.keys(own ?? {}), ...Object.keys(others ?? {})])].map(key => [
      `${name}.${key}`,
      (own as Record<string, unknown> | null)?.[key] ?? null,
    ])
  return {
    ...Object.fromEntries(flatten('facts', words.facts, other.facts)),
    ...Object.fromEntries(flatten('en', words.en, other.en)),
    ...Object.fromEntries(flatten('cy', words.cy, other.cy)),
    isMachineMade: words.isMachineMade,
  }
}
