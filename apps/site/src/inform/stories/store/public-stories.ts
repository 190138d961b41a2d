import { type Locale, type ReadDb, rows } from '../../../foundation/index.ts'
import { pictureLink, portraitLink } from '../story-links.ts'
import { pictureOf } from './picture-store.ts'
import type { StoryRow } from './story-store.ts'
import type { StoryTables } from './story-tables.ts'
import { type StoryText, textIn, versionOf } from './version-store.ts'

/** A story as everybody may read it, in a language or in the one in which it was told. */
export type PublicStory = {
  readonly id: number
  readonly text: StoryText
  readonly age: number | null
  readonly shownAt: Date
  readonly isExample: boolean
  readonly picture: PublicPicture | null
}
export type PublicPicture = { readonly src: string; readonly alt: string; readonly width: number; readonly height: number }

/** Drawn portraits stand on a square. */
const portraitSide = 320

type Shown = Pick<StoryRow, 'id' | 'shown' | 'shown_at' | 'example_key' | 'language'>
const columns = ['id', 'shown', 'shown_at', 'example_key', 'language'] as const

const shown = (db: ReadDb) => rows<StoryTables>(db).selectFrom('story').select(columns).where('shown', 'is not', null)

type Asked = { readonly locale: Locale; readonly size: 'large' | 'small' }

/** The newest first. */
export async function publicStories(
  db: ReadDb,
  { limit, offset = 0, locale }: { limit: number; offset?: number; locale: Locale },
): Promise<PublicStory[]> {
  const found = await shown(db).orderBy('shown_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset).execute()
  return readAll(db, found, locale)
}

/** Those that staff have put on the home page, the last one first; the newest where they are fewer. */
export async function homeStories(db: ReadDb, locale: Locale): Promise<PublicStory[]> {
  const found = await shown(db)
    .orderBy('home_at', order => order.desc().nullsLast())
    .orderBy('shown_at', 'desc')
    .orderBy('id', 'desc')
    .limit(3)
    .execute()
  return readAll(db, found, locale)
}

async function readAll(db: ReadDb, found: readonly Shown[], locale: Locale): Promise<PublicStory[]> {
  const stories: PublicStory[] = []
  for (const row of found) stories.push(await read(db, row, { locale, size: 'small' }))
  return stories
}

export async function publicStory(db: ReadDb, id: number, locale: Locale): Promise<PublicStory | null> {
  const row = await shown(db).where('id', '=', id).executeTakeFirst()
  return row ? read(db, row, { locale, size: 'large' }) : null
}

async function read(db: ReadDb, row: Shown, { locale, size }: Asked): Promise<PublicStory> {
  if (row.shown === null || row.shown_at === null) throw new Error(`Story ${row.id} is not shown`)
  const version = await versionOf(db, row.id, row.shown)
  const text = version.texts.some(({ language }) => language === locale) ? textIn(version, locale) : textIn(version, row.language)
  const isExample = row.example_key !== null
  const kept = await pictureOf(db, row.id, version.picture, size)
  const drawn = row.example_key && { src: portraitLink(row.example_key), width: portraitSide, height: portraitSide }
  const picture = kept ? { src: pictureLink(kept.sha256), width: kept.width, height: kept.height } : drawn || null
  return {
    id: row.id,
    text,
    age: version.age,
    shownAt: row.shown_at,
    isExample,
    picture: picture && { ...picture, alt: text.description },
  }
}
