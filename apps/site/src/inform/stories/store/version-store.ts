import type { Locale } from '../../../foundation/index.ts'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { VersionBy } from '../story-words.ts'
import type { StoryTables } from './story-tables.ts'

/** The words of a story in one language. */
export type StoryText = {
  readonly language: Locale
  readonly name: string
  /** What stands on the home page and in the list. */
  readonly opening: string
  readonly words: string
  /** What the picture shows, for people who cannot see it. */
  readonly description: string
}

/** A story as it was at one moment. It never changes. */
export type StoryVersion = {
  readonly number: number
  readonly by: VersionBy
  readonly at: Date
  readonly age: number | null
  /** Which of the story’s pictures goes with it. */
  readonly picture: number | null
  readonly texts: readonly StoryText[]
}

export type NewVersion = Omit<StoryVersion, 'at'> & { readonly storyId: number; readonly now: Date }

export async function insertVersion(tx: WriteDb, { storyId, now, number, by, age, picture, texts }: NewVersion): Promise<void> {
  const db = writes<StoryTables>(tx)
  await db.insertInto('story_version').values({ story_id: storyId, number, made_by: by, made_at: now, age, picture }).execute()
  await db
    .insertInto('story_text')
    .values(texts.map(text => ({ ...text, story_id: storyId, number })))
    .execute()
}

/** All versions of a story, the newest first. */
export async function versionsOf(db: ReadDb, storyId: number): Promise<readonly StoryVersion[]> {
  const versions = await rows<StoryTables>(db)
    .selectFrom('story_version')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('number', 'desc')
    .execute()
  const texts = await rows<StoryTables>(db)
    .selectFrom('story_text')
    .selectAll()
    .where('story_id', '=', storyId)
    .orderBy('language')
    .execute()
  return versions.map(({ number, made_by: by, made_at: at, age, picture }) => ({
    ...{ number, by, at, age, picture },
    texts: texts.filter(text => text.number === number).map(({ story_id, number: of, ...text }) => text),
  }))
}

export async function versionOf(db: ReadDb, storyId: number, number: number): Promise<StoryVersion> {
  const version = (await versionsOf(db, storyId)).find(each => each.number === number)
  if (!version) throw new Error(`Story ${storyId} has no version ${number}`)
  return version
}

/** The words in a language, or in the one in which it was told. */
export function textIn(version: Pick<StoryVersion, 'texts'>, language: Locale): StoryText {
  const text = version.texts.find(each => each.language === language) ?? version.texts[0]
  if (!text) throw new Error('A version of a story has no words')
  return text
}

/** Whether two versions say and show the same. */
export const isSame = (
  one: Pick<StoryVersion, 'age' | 'picture' | 'texts'>,
  other: Pick<StoryVersion, 'age' | 'picture' | 'texts'>,
): boolean => JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other))

const contentOf = ({ age, picture, texts }: Pick<StoryVersion, 'age' | 'picture' | 'texts'>) => [
  age,
  picture,
  [...texts]
    .sort((one, other) => one.language.localeCompare(other.language))
    .map(({ language, name, opening, words, description }) => [language, name, opening, words, description]),
]
