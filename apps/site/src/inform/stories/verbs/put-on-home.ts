import { type Actor, announce, inTransaction, record } from '../../../foundation/index.ts'
import type { StoryHouse } from '../store/story-mail.ts'
import { holdStory, writeStory } from '../store/story-store.ts'
import type { EndOutcome } from './end-story.ts'
import { subjectOfStory } from './tell-story.ts'

export type PutOnHome = { readonly id: number; readonly version: number; readonly actor: Actor; readonly isOn: boolean }

/** Puts a story that is shown first on the home page, or takes it back among the others. */
export const putOnHome = (house: StoryHouse, { id, version, actor, isOn }: PutOnHome): Promise<EndOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.state === 'unconfirmed') return 'unknown'
    if (story.shown === null || story.version !== version) return 'changed'
    await record(tx, { actor, at: now, deed: 'story.home', subject: subjectOfStory(id), after: { isOn } })
    await writeStory(tx, story, { home_at: isOn ? now : null })
    await announce(tx, { name: 'stories-changed' })
    return 'done'
  })
