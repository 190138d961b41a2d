import { inTransaction, record } from '../../../foundation/index.ts'
import { yearsAfter } from '../rules/story-times.ts'
import { linkByToken, makeLink, queueStoryMail, type StoryHouse, type StoryLink } from '../store/story-mail.ts'
import { holdStory, type StoryRow, writeStory } from '../store/story-store.ts'
import { mineLink } from '../story-links.ts'
import { subjectOfStory, tellerActor } from './tell-story.ts'

/** `good`: the button hands it to staff. `done`: it was pressed before. `ended`: the story is gone. */
export type ConfirmVerdict = 'good' | 'done' | 'ended' | 'expired' | 'unknown'

export function judgeConfirm(link: StoryLink | null, story: Pick<StoryRow, 'state'> | null, now: Date): ConfirmVerdict {
  if (!link || !story) return 'unknown'
  if (story.state === 'ended') return 'ended'
  if (story.state !== 'unconfirmed') return 'done'
  return link.expiresAt !== null && link.expiresAt <= now ? 'expired' : 'good'
}

export type Confirmed = { readonly verdict: Exclude<ConfirmVerdict, 'good'> | 'confirmed'; readonly mine: string | null }

/** The owner of the address says that it was they. Pressed twice it changes nothing. Now somebody here reads it, and its teller has the link to it. */
export const confirmStory = (house: StoryHouse, token: string): Promise<Confirmed> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const link = await linkByToken(tx, 'confirm', token)
    const story = link && (await holdStory(tx, link.storyId))
    const verdict = judgeConfirm(link, story, now)
    if (verdict !== 'good') return { verdict, mine: null }
    if (!story) return { verdict: 'unknown', mine: null }
    const { id: storyId, address: to, locale, years } = story
    await record(tx, { actor: tellerActor, at: now, deed: 'story.confirm', subject: subjectOfStory(storyId) })
    const consent_until = yearsAfter(now, years)
    await writeStory(tx, story, { state: 'open', turn: 'staff', confirmed_at: now, moved_at: now, consent_until })
    const mine = await makeLink(tx, { kind: 'mine', storyId, now })
    await queueStoryMail(tx, house, { storyId, to, locale, key: 'received', link: mineLink(mine), now })
    return { verdict: 'confirmed', mine }
  })
