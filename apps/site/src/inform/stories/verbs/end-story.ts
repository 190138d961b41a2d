import { type Actor, announce, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { dropFlag } from '../../../network/index.ts'
import { agreedScopes, recordWithdrawn } from '../store/consent-store.ts'
import { forgetMailsOf, queueStoryMail, type StoryHouse } from '../store/story-mail.ts'
import { emptyStory, holdStory, type StoryRow } from '../store/story-store.ts'
import type { Ending, Reason } from '../story-words.ts'
import { flagOfStory, subjectOfStory } from './tell-story.ts'

type End = {
  readonly because: Ending
  readonly reason: Reason | null
  readonly way: 'link' | 'staff' | 'time'
  readonly now: Date
}

/**
 * Ends a story that is held, in the caller’s transaction and after its entry in the log: words, pictures and whose it was are deleted, mails that have not left do
 * not leave, and every process forgets the pages on which it stood.
 */
export async function endStory(tx: WriteDb, story: StoryRow, { because, reason, way, now }: End): Promise<void> {
  await recordWithdrawn(tx, { storyId: story.id, now, way }, await agreedScopes(tx, story.id))
  await forgetMailsOf(tx, story.id, now)
  await dropFlag(tx, { of: flagOfStory(story.id), now })
  await emptyStory(tx, story, { because, reason, now })
  await announce(tx, { name: 'stories-changed' })
}

/** `changed`: somebody else, or its teller, has done something to it since the page was opened. */
export type EndOutcome = 'done' | 'changed' | 'unknown'

export type EndByStaff = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly version: number
  readonly actor: Actor
  readonly reason: Reason
  readonly deed: 'refuse' | 'take-down'
}

/** Says no to a story, or takes one down, and tells its teller why in kind words. It is deleted. */
export const endByStaff = (house: StoryHouse, { id, version, actor, reason, deed }: EndByStaff): Promise<EndOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.state === 'unconfirmed') return 'unknown'
    const isShown = story.shown !== null
    if (story.state !== 'open' || story.version !== version || isShown !== (deed === 'take-down')) return 'changed'
    await record(tx, { actor, at: now, deed: `story.${deed}`, subject: subjectOfStory(id), after: { reason } })
    const { address: to, locale } = story
    await endStory(tx, story, { because: isShown ? 'staff' : 'refused', reason, way: 'staff', now })
    if (to === '') return 'done'
    const words = { reason: house.messages.in(locale)(`stories.mail.reasons.${reason}`) }
    const key = isShown ? 'taken-down' : 'refused'
    await queueStoryMail(tx, house, { storyId: id, to, locale, key, with: words, now })
    return 'done'
  })
