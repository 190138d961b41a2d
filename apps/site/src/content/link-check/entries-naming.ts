import type { ContentEntry, Ctx, EntryShape, ReadDb } from '../../foundation/index.ts'
import { publishedEntries } from '../entries/entry-store.ts'
import { titleOf } from '../entries/entry-words.ts'
import { type Named, namedInEntry } from './named-in-entry.ts'

/** A published entry with what it names. */
export type EntryNaming = {
  readonly kind: EntryShape
  readonly entry: ContentEntry
  readonly title: string
  readonly named: Named
}

/** All that is published, with what it names. */
export async function publishedNaming(db: ReadDb, kinds: readonly EntryShape[]): Promise<readonly EntryNaming[]> {
  const found: EntryNaming[] = []
  for (const kind of kinds) {
    for (const entry of await publishedEntries(db, kind.name)) {
      found.push({ kind, entry, title: titleOf(kind, entry), named: namedInEntry(kind, entry) })
    }
  }
  return found
}

type Use = { readonly title: string; readonly link: string | null }

/** Where a picture or a document stands: the published entries that name it, each with where the public reads it. */
export async function entriesNaming(
  c: Ctx,
  what: { readonly image: number } | { readonly document: number },
): Promise<readonly Use[]> {
  const { db, services } = c.var
  const all = await publishedNaming(db, services.entryKinds ?? [])
  return all
    .filter(({ named }) => ('image' in what ? named.images.includes(what.image) : named.documents.includes(what.document)))
    .map(({ kind, entry, title }) => ({ title, link: kind.link(entry.key) }))
}
