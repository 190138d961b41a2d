import { type Insertable, type Selectable, sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { Ending, Reason } from '../story-words.ts'
import type { StoryTables } from './story-tables.ts'

export type StoryRow = Selectable<StoryTables['story']>

export type NewStory = Pick<
  Insertable<StoryTables['story']>,
  'about' | 'address' | 'form_key' | 'language' | 'locale' | 'years'
> & {
  readonly now: Date
}

const blank = {
  example_key: null,
  version: 1,
  newest: 1,
  agreed: null,
  asked: null,
  shown: null,
  show_at: null,
  consent_until: null,
  reminded: 0,
  confirmed_at: null,
  shown_at: null,
  home_at: null,
  held_at: null,
  ended_at: null,
  ended_because: null,
  reason: null,
} as const

export async function insertStory(tx: WriteDb, { now, ...story }: NewStory): Promise<number> {
  const { id } = await writes<StoryTables>(tx)
    .insertInto('story')
    .values({
      ...blank,
      ...story,
      origin: 'teller',
      state: 'unconfirmed',
      turn: 'teller',
      agreed: 1,
      told_at: now,
      moved_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An invented one, of the example campaign. */
export async function insertExample(tx: WriteDb, key: string, now: Date): Promise<number> {
  const { id } = await writes<StoryTables>(tx)
    .insertInto('story')
    .values({
      ...blank,
      ...{
        origin: 'example',
        example_key: key,
        form_key: null,
        address: '',
        language: 'en',
        locale: 'en',
        about: 'me',
        years: 1,
      },
      ...{ state: 'open', turn: 'nobody', told_at: now, moved_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function storyById(db: ReadDb, id: number): Promise<StoryRow | null> {
  return (await rows<StoryTables>(db).selectFrom('story').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function exampleByKey(db: ReadDb, key: string): Promise<StoryRow | null> {
  return (await rows<StoryTables>(db).selectFrom('story').selectAll().where('example_key', '=', key).executeTakeFirst()) ?? null
}

/** Held until the transaction ends: of two who decide at once, the second sees what the first has done. */
export async function holdStory(tx: WriteDb, id: number): Promise<StoryRow | null> {
  const row = await writes<StoryTables>(tx).selectFrom('story').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ?? null
}

export type StoryChange = Partial<Omit<StoryRow, 'id' | 'version' | 'told_at'>>

/** Changes a story that is held. Each change has a number, by which whoever looks at an older one is told. */
export async function writeStory(
  tx: WriteDb,
  { id, version }: Pick<StoryRow, 'id' | 'version'>,
  change: StoryChange,
): Promise<void> {
  await writes<StoryTables>(tx)
    .updateTable('story')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** Whoever sends one form twice at once waits for the first: it is one story. */
export async function takeTurnOf(tx: WriteDb, formKey: string): Promise<void> {
  await writes<StoryTables>(tx).selectNoFrom(sql`pg_advisory_xact_lock(hashtextextended(${formKey}, 31))`.as('turn')).execute()
}

export async function storyOfForm(tx: WriteDb, formKey: string): Promise<StoryRow | null> {
  const row = await writes<StoryTables>(tx).selectFrom('story').selectAll().where('form_key', '=', formKey).executeTakeFirst()
  return row ?? null
}

/** Everything that somebody told, and theirs, is deleted; that there was a story, and how it ended, stays for some time. */
export async function emptyStory(
  tx: WriteDb,
  story: StoryRow,
  end: { because: Ending; reason: Reason | null; now: Date },
): Promise<void> {
  await writeStory(tx, story, {
    state: 'ended',
    turn: 'nobody',
    form_key: null,
    address: '',
    shown: null,
    show_at: null,
    home_at: null,
    held_at: null,
    consent_until: null,
    ended_at: end.now,
    ended_because: end.because,
    reason: end.reason,
  })
  const db = writes<StoryTables>(tx)
  for (const table of ['story_picture', 'story_text', 'story_version', 'story_look'] as const)
    await db.deleteFrom(table).where('story_id', '=', story.id).execute()
}

export async function deleteStory(tx: WriteDb, id: number): Promise<void> {
  await writes<StoryTables>(tx).deleteFrom('story').where('id', '=', id).execute()
}
