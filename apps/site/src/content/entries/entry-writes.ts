import { type EntryWords, type WriteDb, writes } from '../../foundation/index.ts'
import type { EntryState, EntryTables, SeedState, VersionOrigin } from './entry-tables.ts'

type At = { readonly kind: string; readonly key: string }

const columnsOf = ({ facts, en, cy, isMachineMade }: EntryWords) => ({
  facts: JSON.stringify(facts),
  en: JSON.stringify(en),
  cy: cy === null ? null : JSON.stringify(cy),
  is_machine_made: isMachineMade,
})

/** How many rows go in one statement: well under what PostgreSQL takes as parameters. */
const atOnce = 200

export const inGroups = async <Row>(rows: readonly Row[], insert: (group: Row[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += atOnce) await insert(rows.slice(from, from + atOnce))
}

/** Makes entries. False for one alone that is there already. */
export async function insertEntries(
  tx: WriteDb,
  entries: readonly (At & { readonly state: EntryState; readonly newest: number })[],
  now: Date,
): Promise<number> {
  let made = 0
  await inGroups(
    entries.map(({ kind, key, state, newest }) => ({ kind, key, state, newest, made_at: now })),
    async group => {
      const result = await writes<EntryTables>(tx)
        .insertInto('entry')
        .values(group)
        .onConflict(conflict => conflict.columns(['kind', 'key']).doNothing())
        .executeTakeFirst()
      made += Number(result.numInsertedOrUpdatedRows ?? 0)
    },
  )
  return made
}

export async function changeEntry(
  tx: WriteDb,
  { kind, key }: At,
  { state, newest, revision }: { readonly state: EntryState; readonly newest: number; readonly revision: number },
): Promise<void> {
  await writes<EntryTables>(tx)
    .updateTable('entry')
    .set({ state, newest, revision })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute()
}

export type NewVersion = At & {
  readonly version: number
  readonly words: EntryWords
  readonly origin: VersionOrigin
  readonly restoredFrom?: number
  readonly publishedAt: Date
  readonly publishedBy: string
}

export async function insertVersions(tx: WriteDb, versions: readonly NewVersion[]): Promise<void> {
  await inGroups(
    versions.map(({ kind, key, version, words, origin, restoredFrom, publishedAt, publishedBy }) => ({
      kind,
      key,
      version,
      origin,
      restored_from: restoredFrom ?? null,
      ...columnsOf(words),
      published_at: publishedAt,
      published_by: publishedBy,
    })),
    group => writes<EntryTables>(tx).insertInto('entry_version').values(group).execute(),
  )
}

export type NewDraft = At & {
  readonly base: number
  readonly words: EntryWords
  readonly savedAt: Date
  readonly savedBy: string
}

/** Puts a draft in the place of the one that is there; a plan to publish that one stays. */
export async function putDraft(tx: WriteDb, { kind, key, base, words, savedAt, savedBy }: NewDraft): Promise<void> {
  const row = { base, ...columnsOf(words), saved_at: savedAt, saved_by: savedBy, failed_at: null }
  await writes<EntryTables>(tx)
    .insertInto('entry_draft')
    .values({ kind, key, ...row, publish_at: null, planned_by: null })
    .onConflict(conflict => conflict.columns(['kind', 'key']).doUpdateSet(row))
    .execute()
}

export async function planDraft(
  tx: WriteDb,
  { kind, key }: At,
  plan: { readonly publishAt: Date | null; readonly plannedBy: string | null; readonly failedAt: Date | null },
): Promise<void> {
  await writes<EntryTables>(tx)
    .updateTable('entry_draft')
    .set({ publish_at: plan.publishAt, planned_by: plan.plannedBy, failed_at: plan.failedAt })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .execute()
}

export async function deleteDraft(tx: WriteDb, { kind, key }: At): Promise<void> {
  await writes<EntryTables>(tx).deleteFrom('entry_draft').where('kind', '=', kind).where('key', '=', key).execute()
}

export type NewSeed = At & { readonly hash: string; readonly state: SeedState; readonly words: EntryWords; readonly cameAt: Date }

/** Notes what the programme brings now. */
export async function putSeeds(tx: WriteDb, seeds: readonly NewSeed[]): Promise<void> {
  await inGroups(
    seeds.map(({ kind, key, hash, state, words, cameAt }) => ({ kind, key, hash, state, ...columnsOf(words), came_at: cameAt })),
    group =>
      writes<EntryTables>(tx)
        .insertInto('entry_seed')
        .values(group)
        .onConflict(conflict =>
          conflict.columns(['kind', 'key']).doUpdateSet(({ ref }) => ({
            hash: ref('excluded.hash'),
            state: ref('excluded.state'),
            facts: ref('excluded.facts'),
            en: ref('excluded.en'),
            cy: ref('excluded.cy'),
            is_machine_made: ref('excluded.is_machine_made'),
            came_at: ref('excluded.came_at'),
          })),
        )
        .execute(),
  )
}

export async function moveSeed(tx: WriteDb, { kind, key }: At, state: SeedState): Promise<void> {
  await writes<EntryTables>(tx).updateTable('entry_seed').set({ state }).where('kind', '=', kind).where('key', '=', key).execute()
}
