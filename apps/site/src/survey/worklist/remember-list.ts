import { z } from 'zod'
import { saveStaffPreference, staffPreference } from '../../accounts/index.ts'
import type { ReadDb, WriteDb } from '../../foundation/index.ts'
import type { RoundId } from '../types.ts'
import { type ListQuery, readListQuery, wholeList, writeListQuery } from './list-query.ts'

const keyOf = (round: RoundId): string => `worklist.${round}`
const remembered = z.object({ search: z.string().max(2000) })

/** The list of this round as somebody last saw it; the whole list when they never have. */
export async function rememberedList(db: ReadDb, staffId: string, round: RoundId): Promise<ListQuery> {
  const kept = remembered.safeParse(await staffPreference(db, staffId, keyOf(round)))
  return kept.success ? readListQuery(kept.data.search) : wholeList
}

/** Remembers how somebody sees the list. Nothing is written when that is how they saw it last. */
export async function rememberList(
  db: WriteDb,
  { staffId, round, query, now }: { staffId: string; round: RoundId; query: ListQuery; now: Date },
): Promise<void> {
  const search = writeListQuery(query)
  if (writeListQuery(await rememberedList(db, staffId, round)) === search) return
  await saveStaffPreference(db, { staffId, key: keyOf(round), value: { search }, now })
}

const keysKey = 'worklist.keys'
const keysChoice = z.object({ on: z.boolean() })

/** Whether the keys n and p lead on through a list: they do unless somebody has switched them off (WCAG 2.2, 2.1.4). */
export async function hasKeys(db: ReadDb, staffId: string): Promise<boolean> {
  const kept = keysChoice.safeParse(await staffPreference(db, staffId, keysKey))
  return kept.success ? kept.data.on : true
}

export const saveKeys = (db: WriteDb, { staffId, on, now }: { staffId: string; on: boolean; now: Date }): Promise<void> =>
  saveStaffPreference(db, { staffId, key: keysKey, value: { on }, now })
