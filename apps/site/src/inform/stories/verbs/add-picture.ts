import type { MadePhoto } from '../../../foundation/index.ts'
import { dropPictures, insertPicture } from '../store/picture-store.ts'
import type { StoryHouse } from '../store/story-mail.ts'
import { type StoryChange, type StoryRow, writeStory } from '../store/story-store.ts'
import { insertVersion, versionOf } from '../store/version-store.ts'
import type { PictureSize } from '../story-words.ts'
import { byLink, note } from './change-mine.ts'

/** No more in the life of one story: each is read and kept. */
export const mostPictures = 20

export type AddPicture = { readonly made: Readonly<Record<PictureSize, MadePhoto>>; readonly description: string }

/** A picture for one’s own story, in the place of the one before. Staff look at it before anybody else sees it. */
export const addPicture = (
  house: StoryHouse,
  token: string,
  { made, description }: AddPicture,
): Promise<'done' | 'too-many' | 'ended' | 'unknown'> =>
  byLink<'done' | 'too-many'>(house, token, async (tx, story, now) => {
    const before = await versionOf(tx, story.id, story.newest)
    if ((before.picture ?? 0) >= mostPictures) return 'too-many'
    const newest = story.newest + 1
    await note(tx, story, now, 'add-picture', ['picture', 'description'])
    const picture = await insertPicture(tx, story.id, made)
    const texts = before.texts.map(text => ({ ...text, description }))
    await insertVersion(tx, { storyId: story.id, now, number: newest, by: 'teller', age: before.age, picture, texts })
    const shown = story.shown === null ? null : (await versionOf(tx, story.id, story.shown)).picture
    await dropPictures(tx, story.id, [picture, shown])
    await writeStory(tx, story, { ...whoseTurn(story, newest), newest, show_at: null, moved_at: now })
    return 'done'
  })

/** Words that wait for their teller’s yes still wait for it; all others are as the teller wants them. */
function whoseTurn({ agreed, newest: before, turn }: StoryRow, newest: number): StoryChange {
  if (agreed === before) return { turn: 'staff', agreed: newest }
  return turn === 'teller' ? { asked: newest } : {}
}
