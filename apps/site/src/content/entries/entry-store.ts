import type { Selectable } from 'kysely'
import { type ContentEntry, type EntryWords, type ReadDb, rows } from '../../foundation/index.ts'
import type { EntryState, EntryTables, SeedState, VersionOrigin, WordsColumns } from './entry-tables.ts'

/** An entry as staff see it. */
export type EntryRecord = {
  readonly kind: string
  readonly key: string
  readonly state: EntryState
  /** The number of its newest version; 0: there is none. */
  readonly newest: number
  /** Counts every change: who saves says which one they have seen. */
  readonly revision: number
  readonly madeAt: Date
}

/** A version that was published, for ever as it was. */
export type EntryVersion = ContentEntry & {
  readonly origin: VersionOrigin
  readonly restoredFrom: number | null
  readonly publishedBy: string
}

/** What staff have written and not published. */
export type EntryDraft = {
  readonly kind: string
  readonly key: string
  /** The version that it changes. */
  readonly base: number
  readonly words: EntryWords
  readonly savedAt: Date
  readonly savedBy: string
  readonly publishAt: Date | null
  readonly plannedBy: string | null
  /** When it was to be published and could not be. */
  readonly failedAt: Date | null
}

/** What the programme brings of an entry. */
export type EntryOffer = {
  readonly kind: string
  readonly key: string
  readonly hash: string
  readonly state: SeedState
  readonly words: EntryWords
  readonly cameAt: Date
}

const wordsIn = (row: Selectable<WordsColumns>): EntryWords => ({
  facts: row.facts,
  en: row.en,
  cy: row.cy,
  isMachineMade: row.is_machine_made,
})

const asRecord = (row: Selectable<EntryTables['entry']>): EntryRecord => ({
  kind: row.kind,
  key: row.key,
  state: row.state,
  newest: row.newest,
  revision: row.revision,
  madeAt: row.made_at,
})

const asVersion = (row: Selectable<EntryTables['entry_version']>): EntryVersion => ({
  kind: row.kind,
  key: row.key,
  ...wordsIn(row),
  version: row.version,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
  origin: row.origin,
  restoredFrom: row.restored_from,
})

const asDraft = (row: Selectable<EntryTables['entry_draft']>): EntryDraft => ({
  kind: row.kind,
  key: row.key,
  base: row.base,
  words: wordsIn(row),
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  publishAt: row.publish_at,
  plannedBy: row.planned_by,
  failedAt: row.failed_at,
})

const asOffer = (row: Selectable<EntryTables['entry_seed']>): EntryOffer => ({
  kind: row.kind,
  key: row.key,
  hash: row.hash,
  state: row.state,
  words: wordsIn(row),
  cameAt: row.came_at,
})

const shown = (db: ReadDb, kind: string) =>
  rows<EntryTables>(db)
    .selectFrom('entry_version as v')
    .innerJoin('entry as e', join =>
      join.onRef('e.kind', '=', 'v.kind').onRef('e.key', '=', 'v.key').onRef('e.newest', '=', 'v.version'),
    )
    .selectAll('v')
    .where('v.kind', '=', kind)
    .where('e.state', '=', 'published')

/** Every entry of a kind that the public sees now, by key. */
export async function publishedEntries(db: ReadDb, kind: string): Promise<readonly EntryVersion[]> {
  return (await shown(db, kind).orderBy('v.key').execute()).map(asVersion)
}

/** What the public sees of an entry now; null: nothing. */
export async function publishedEntry(db: ReadDb, kind: string, key: string): Promise<EntryVersion | null> {
  const row = await shown(db, kind).where('v.key', '=', key).executeTakeFirst()
  return row ? asVersion(row) : null
}

/** Every version that was ever published, the newest first. */
export async function entryVersions(db: ReadDb, kind: string, key: string): Promise<readonly EntryVersion[]> {
  const found = await rows<EntryTables>(db)
    .selectFrom('entry_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()
  return found.map(asVersion)
}

export async function versionOf(db: ReadDb, kind: string, key: string, version: number): Promise<EntryVersion | null> {
  const row = await rows<EntryTables>(db)
    .selectFrom('entry_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
  return row ? asVersion(row) : null
}

/** How an entry stands. `forUpdate` holds its row until the transaction ends: whoever changes an entry begins with it. */
export async function recordOf(
  db: ReadDb,
  kind: string,
  key: string,
  { forUpdate = false }: { forUpdate?: boolean } = {},
): Promise<EntryRecord | null> {
  const query = rows<EntryTables>(db).selectFrom('entry').selectAll().where('kind', '=', kind).where('key', '=', key)
  const row = await (forUpdate ? query.forUpdate() : query).executeTakeFirst()
  return row ? asRecord(row) : null
}

export async function draftOf(db: ReadDb, kind: string, key: string): Promise<EntryDraft | null> {
  const query = rows<EntryTables>(db).selectFrom('entry_draft').selectAll().where('kind', '=', kind).where('key', '=', key)
  const row = await query.executeTakeFirst()
  return row ? asDraft(row) : null
}

export async function offerOf(db: ReadDb, kind: string, key: string): Promise<EntryOffer | null> {
  const query = rows<EntryTables>(db).selectFrom('entry_seed').selectAll().where('kind', '=', kind).where('key', '=', key)
  const row = await query.executeTakeFirst()
  return row ? asOffer(row) : null
}

/** An entry with all that stands beside it. */
export type EntryForStaff = EntryRecord & {
  readonly version: EntryVersion | null
  readonly draft: EntryDraft | null
  readonly offer: EntryOffer | null
}

/** What the programme brings now, without its words: the hash of its file by `kind/key`. */
export async function offeredHashes(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const found = await rows<EntryTables>(db)
    .selectFrom('entry_seed')
    .select(['kind', 'key', 'hash'])
    .where('state', '!=', 'gone')
    .orderBy('kind')
    .orderBy('key')
    .execute()
  return new Map(found.map(({ kind, key, hash }) => [`${kind}/${key}`, hash]))
}

/** Every entry as it stands, by kind and key, without its older versions. */
export async function entriesForStaff(db: ReadDb, kind?: string): Promise<readonly EntryForStaff[]> {
  const tables = rows<EntryTables>(db)
  const isAll = kind === undefined
  const only = kind ?? ''
  const entries = await tables
    .selectFrom('entry')
    .selectAll()
    .$if(!isAll, query => query.where('kind', '=', only))
    .orderBy('kind')
    .orderBy('key')
    .execute()
  const versions = await tables
    .selectFrom('entry_version as v')
    .innerJoin('entry as e', join =>
      join.onRef('e.kind', '=', 'v.kind').onRef('e.key', '=', 'v.key').onRef('e.newest', '=', 'v.version'),
    )
    .selectAll('v')
    .$if(!isAll, query => query.where('v.kind', '=', only))
    .execute()
  const drafts = await tables
    .selectFrom('entry_draft')
    .selectAll()
    .$if(!isAll, query => query.where('kind', '=', only))
    .execute()
  const offers = await tables
    .selectFrom('entry_seed')
    .selectAll()
    .$if(!isAll, query => query.where('kind', '=', only))
    .execute()
  const nameOf = ({ kind, key }: { readonly kind: string; readonly key: string }) => `${kind}/${key}`
  const byName = <Row extends { readonly kind: string; readonly key: string }>(list: readonly Row[]) =>
    new Map(list.map(row => [nameOf(row), row]))
  const [versionBy, draftBy, offerBy] = [
    byName(versions.map(asVersion)),
    byName(drafts.map(asDraft)),
    byName(offers.map(asOffer)),
  ]
  return entries.map(asRecord).map(record => ({
    ...record,
    version: versionBy.get(nameOf(record)) ?? null,
    draft: draftBy.get(nameOf(record)) ?? null,
    offer: offerBy.get(nameOf(record)) ?? null,
  }))
}
