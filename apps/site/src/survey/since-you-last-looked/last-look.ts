import { z } from 'zod'
import { saveStaffPreference, staffPreference } from '../../accounts/index.ts'
import type { ReadDb, WriteDb } from '../../foundation/index.ts'

const key = 'since-you-last-looked'
const kept = z.object({ seen: z.iso.datetime() })

/** How far back somebody is told of who has never said that they looked. */
const firstLookMs = 7 * 24 * 60 * 60 * 1000

export type LastLook = {
  readonly at: Date
  /** False for somebody who has never said so: then it is a week ago. */
  readonly isSaid: boolean
}

/** Until when a member of staff has seen what is new. */
export async function lastLook(db: ReadDb, staffId: string, now: Date): Promise<LastLook> {
  const read = kept.safeParse(await staffPreference(db, staffId, key))
  if (read.success) return { at: new Date(read.data.seen), isSaid: true }
  return { at: new Date(now.getTime() - firstLookMs), isSaid: false }
}

/**
 * Notes that somebody has seen everything until `until`, the moment at which their page was made: what came after it is still new to them.
 * A page that lay open for long takes nothing back that they have seen since.
 */
export async function noteLook(
  db: WriteDb,
  { staffId, until, now }: { readonly staffId: string; readonly until: Date; readonly now: Date },
): Promise<void> {
  const before = await lastLook(db, staffId, now)
  const seen = until > now ? now : until
  if (before.isSaid && seen <= before.at) return
  await saveStaffPreference(db, { staffId, key, value: { seen: seen.toISOString() }, now })
}
