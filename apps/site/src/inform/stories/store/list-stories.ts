import { type ReadDb, rows } from '../../../foundation/index.ts'
import type { StoryRow } from './story-store.ts'
import type { StoryTables } from './story-tables.ts'

/** Lists of the console. */
export const storyLists = ['waiting', 'with-teller', 'scheduled', 'shown', 'ended'] as const
export type StoryList = (typeof storyLists)[number]

export type Page = { readonly limit: number; readonly offset?: number }

const inList = (db: ReadDb, list: StoryList) => {
  const all = rows<StoryTables>(db).selectFrom('story')
  switch (list) {
    case 'waiting':
      return all.where('state', '=', 'open').where('turn', '=', 'staff')
    case 'with-teller':
      return all.where('state', '=', 'open').where('turn', '=', 'teller')
    case 'scheduled':
      return all.where('show_at', 'is not', null)
    case 'shown':
      return all.where('shown', 'is not', null)
    case 'ended':
      return all.where('state', '=', 'ended')
  }
}

/** Who has waited longest first; of those that are shown or gone, the newest. */
export const storiesIn = (db: ReadDb, list: StoryList, { limit, offset = 0 }: Page): Promise<StoryRow[]> => {
  const isNewestFirst = list === 'shown' || list === 'ended'
  return inList(db, list)
    .selectAll()
    .orderBy(list === 'ended' ? 'ended_at' : list === 'shown' ? 'shown_at' : 'moved_at', isNewestFirst ? 'desc' : 'asc')
    .orderBy('id', isNewestFirst ? 'desc' : 'asc')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function countStories(db: ReadDb, list: StoryList): Promise<number> {
  const row = await inList(db, list)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

/** What somebody told who asks us for their data: confirmed or not, by the address as `readAddress` gives it. */
export const storiesOf = (db: ReadDb, address: string): Promise<StoryRow[]> =>
  rows<StoryTables>(db).selectFrom('story').selectAll().where('address', '=', address).orderBy('id').limit(100).execute()

export type Over = 'unconfirmed' | 'ended' | 'unused' | 'expired' | 'to-remind' | 'due'

/** What each rule of time finds next: some ids at a time. */
export async function storiesOver(db: ReadDb, find: Over, before: Date, reminded = 0): Promise<number[]> {
  let query = rows<StoryTables>(db).selectFrom('story').select('id').where('origin', '=', 'teller')
  if (find === 'unconfirmed') query = query.where('state', '=', 'unconfirmed').where('told_at', '<', before)
  if (find === 'ended') query = query.where('state', '=', 'ended').where('ended_at', '<', before)
  if (find === 'unused')
    query = query
      .where('state', '=', 'open')
      .where('shown', 'is', null)
      .where('show_at', 'is', null)
      .where('moved_at', '<', before)
  if (find === 'expired') query = query.where('state', '=', 'open').where('consent_until', '<=', before)
  if (find === 'to-remind')
    query = query.where('state', '=', 'open').where('reminded', '<=', reminded).where('consent_until', '<=', before)
  if (find === 'due') query = query.where('show_at', '<=', before)
  return (await query.orderBy('id').limit(200).execute()).map(({ id }) => id)
}

/** Those that anybody outside could see, or that will show by themselves. */
export const openIds = async (db: ReadDb): Promise<number[]> =>
  (
    await rows<StoryTables>(db)
      .selectFrom('story')
      .select('id')
      .where('origin', '=', 'teller')
      .where('state', '=', 'open')
      .where('held_at', 'is', null)
      .orderBy('id')
      .limit(500)
      .execute()
  ).map(({ id }) => id)
