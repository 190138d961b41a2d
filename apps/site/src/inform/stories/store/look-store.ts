import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { IdentifyingKind } from '../rules/find-identifying.ts'
import type { StoryTables } from './story-tables.ts'

/** What a person has looked at and found to identify nobody, by its key. */
export async function lookedAt(db: ReadDb, storyId: number): Promise<ReadonlySet<string>> {
  const found = await rows<StoryTables>(db).selectFrom('story_look').select('key').where('story_id', '=', storyId).execute()
  return new Set(found.map(({ key }) => key))
}

type Look = {
  readonly storyId: number
  readonly key: string
  readonly kind: IdentifyingKind
  readonly by: string
  readonly now: Date
}

export async function insertLook(tx: WriteDb, { storyId, key, kind, by, now }: Look): Promise<void> {
  await writes<StoryTables>(tx)
    .insertInto('story_look')
    .values({ story_id: storyId, key, kind, looked_by: by, at: now })
    .onConflict(conflict => conflict.columns(['story_id', 'key']).doNothing())
    .execute()
}
