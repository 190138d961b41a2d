import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { type PublishRefusal, refusalsToAsk } from '../rules/decide-publish.ts'
import { loadReadiness } from '../store/load-readiness.ts'
import { makeLink, queueStoryMail, type StoryHouse } from '../store/story-mail.ts'
import { holdStory, writeStory } from '../store/story-store.ts'
import { mineLink } from '../story-links.ts'
import { subjectOfStory } from './tell-story.ts'

export type AskOutcome =
  | { readonly kind: 'done' | 'changed' | 'unknown' }
  | { readonly kind: 'refused'; readonly because: readonly PublishRefusal[] }

export type AskTeller = { readonly id: number; readonly version: number; readonly actor: Actor }

/** Shows the newest version to its teller, who says yes, changes it, or takes the story back. */
export const askTeller = (house: StoryHouse, { id, version, actor }: AskTeller): Promise<AskOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.state === 'unconfirmed' || story.origin === 'example') return { kind: 'unknown' }
    if (story.state !== 'open' || story.version !== version || story.turn === 'teller') return { kind: 'changed' }
    const because = refusalsToAsk(await loadReadiness(tx, story, { now, isSure: false }))
    if (because.length > 0) return { kind: 'refused', because }
    const { newest, address: to, locale } = story
    await record(tx, { actor, at: now, deed: 'story.ask', subject: subjectOfStory(id), after: { fields: [`version ${newest}`] } })
    await writeStory(tx, story, { turn: 'teller', asked: newest, show_at: null, moved_at: now })
    const link = mineLink(await makeLink(tx, { kind: 'mine', storyId: id, now }))
    await queueStoryMail(tx, house, { storyId: id, to, locale, key: 'edited', link, now })
    return { kind: 'done' }
  })
