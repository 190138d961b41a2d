import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { loadReadiness } from '../store/load-readiness.ts'
import { insertLook } from '../store/look-store.ts'
import type { StoryHouse } from '../store/story-mail.ts'
import { holdStory, writeStory } from '../store/story-store.ts'
import { subjectOfStory } from './tell-story.ts'

export type LookOutcome = 'done' | 'changed' | 'unknown'

/** Somebody has looked at one thing and found that it may stay. One at a time: there is no button for all. */
export const settleLook = (
  house: StoryHouse,
  { id, key, actor }: { id: number; key: string; actor: Actor },
): Promise<LookOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (story?.state !== 'open') return story?.state === 'ended' ? 'changed' : 'unknown'
    const { found, looked } = await loadReadiness(tx, story, { now, isSure: false })
    const one = found.find(each => each.key === key)
    if (!one) return 'changed'
    if (looked.has(key)) return 'done'
    await record(tx, { actor, at: now, deed: 'story.look', subject: subjectOfStory(id), after: { kind: one.kind } })
    await insertLook(tx, { storyId: id, key, kind: one.kind, by: actor.name, now })
    await writeStory(tx, story, { moved_at: now })
    return 'done'
  })
