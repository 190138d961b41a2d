import { type Actor, announce, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { type PublishRefusal, refusalsToPublish } from '../rules/decide-publish.ts'
import { loadReadiness } from '../store/load-readiness.ts'
import { dropPictures } from '../store/picture-store.ts'
import { makeLink, queueStoryMail, type StoryHouse } from '../store/story-mail.ts'
import { holdStory, type StoryRow, writeStory } from '../store/story-store.ts'
import { mineLink } from '../story-links.ts'
import { subjectOfStory } from './tell-story.ts'

export type PublishOutcome =
  | { readonly kind: 'done' | 'scheduled' | 'changed' | 'unknown' }
  | { readonly kind: 'refused'; readonly because: readonly PublishRefusal[] }

export type PublishStory = {
  readonly id: number
  readonly version: number
  readonly actor: Actor
  /** When; null: now. */
  readonly at: Date | null
  readonly isSure: boolean
}

/** Shows the newest version to everybody, now or from a day on. Its teller has agreed to it word by word. */
export const publishStory = (house: StoryHouse, { id, version, actor, at, isSure }: PublishStory): Promise<PublishOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.state === 'unconfirmed') return { kind: 'unknown' }
    if (story.state !== 'open' || story.version !== version) return { kind: 'changed' }
    const isLater = at !== null && at > now
    // Whoever agrees until March does not agree for April.
    const ready = await loadReadiness(tx, story, { now: isLater ? at : now, isSure })
    const because = refusalsToPublish(ready)
    if (because.length > 0) return { kind: 'refused', because }
    const fields = [`version ${story.newest}`]
    if (isLater) {
      await record(tx, { actor, at: now, deed: 'story.schedule', subject: subjectOfStory(id), after: { fields, showAt: at } })
      await writeStory(tx, story, { show_at: at, turn: 'nobody', held_at: null, moved_at: now })
      return { kind: 'scheduled' }
    }
    await record(tx, { actor, at: now, deed: 'story.publish', subject: subjectOfStory(id), after: { fields } })
    await show(tx, house, story, ready.version.picture)
    return { kind: 'done' }
  })

/** What was set for a time that has come. All is looked at once more: much may have happened since. */
export const publishDue = (house: StoryHouse, id: number): Promise<boolean> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const story = await holdStory(tx, id)
    if (!story || story.show_at === null || story.show_at > now) return false
    const ready = await loadReadiness(tx, story, { now, isSure: false })
    const actor: Actor = { kind: 'system', name: 'stories' }
    if (refusalsToPublish(ready).length > 0) {
      await record(tx, { actor, at: now, deed: 'story.unschedule', subject: subjectOfStory(id) })
      await writeStory(tx, story, { show_at: null, turn: 'staff' })
      return true
    }
    await record(tx, {
      actor,
      at: now,
      deed: 'story.publish',
      subject: subjectOfStory(id),
      after: { fields: [`version ${story.newest}`] },
    })
    await show(tx, house, story, ready.version.picture)
    return true
  })

async function show(tx: WriteDb, house: StoryHouse, story: StoryRow, picture: number | null): Promise<void> {
  const now = house.clock()
  const { id: storyId, newest: shown, address: to, locale } = story
  const shown_at = story.shown_at ?? now
  await writeStory(tx, story, { shown, shown_at, show_at: null, turn: 'nobody', held_at: null, moved_at: now })
  await dropPictures(tx, storyId, [picture])
  await announce(tx, { name: 'stories-changed' })
  if (to === '' || story.consent_until === null) return
  const link = mineLink(await makeLink(tx, { kind: 'mine', storyId, now }))
  const day = house.messages.in(locale).day(story.consent_until)
  await queueStoryMail(tx, house, { storyId, to, locale, key: 'shown', with: { day }, link, now })
}
