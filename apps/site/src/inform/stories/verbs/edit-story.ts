import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import type { StoryHouse } from '../store/story-mail.ts'
import { holdStory, writeStory } from '../store/story-store.ts'
import { insertVersion, isSame, type StoryText, versionOf } from '../store/version-store.ts'
import { subjectOfStory } from './tell-story.ts'

/** `changed`: somebody else has saved meanwhile, and nothing was done. `ended`: its teller has taken it back. */
export type EditOutcome = 'done' | 'same' | 'changed' | 'ended' | 'unknown'

export type EditStory = {
  readonly id: number
  /** The version of the words that the editor had open. */
  readonly basedOn: number
  readonly actor: Actor
  readonly age: number | null
  readonly keepsPicture: boolean
  readonly texts: readonly StoryText[]
}

/** A new version by staff. Nobody outside reads it before its teller has said yes to it; what is shown meanwhile stays. */
export const editStory = (house: StoryHouse, { id, basedOn, actor, age, keepsPicture, texts }: EditStory): Promise<EditOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.state === 'unconfirmed') return 'unknown'
    if (story.state === 'ended') return 'ended'
    const before = await versionOf(tx, id, story.newest)
    const next = { age, picture: keepsPicture ? before.picture : null, texts }
    if (isSame(before, next)) return 'same'
    if (story.newest !== basedOn) return 'changed'
    const newest = story.newest + 1
    await record(tx, {
      actor,
      at: now,
      deed: 'story.edit',
      subject: subjectOfStory(id),
      after: { fields: [`version ${newest}`, ...texts.map(({ language }) => `words in ${language}`)] },
    })
    await insertVersion(tx, { storyId: id, now, number: newest, by: 'staff', ...next })
    // Whoever goes back to what its teller has agreed to need not ask again.
    const isAgreed = story.agreed !== null && isSame(await versionOf(tx, id, story.agreed), next)
    const agreed = isAgreed ? newest : story.agreed
    await writeStory(tx, story, { newest, agreed, asked: null, turn: 'staff', show_at: null, moved_at: now })
    return 'done'
  })
