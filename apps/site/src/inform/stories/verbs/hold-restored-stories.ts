import { announce, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { openIds } from '../store/list-stories.ts'
import { holdStory, writeStory } from '../store/story-store.ts'
import { subjectOfStory } from './tell-story.ts'

/**
 * A backup brings back stories that were taken back since it was made, and nobody can know which they are. So none of them shows again, today or on the day that
 * was set, before somebody here has made sure.
 */
export const holdRestoredStories = (db: WriteDb, now: Date): Promise<string | null> =>
  inTransaction(
    db,
    async tx => {
      let held = 0
      for (let ids = await openIds(tx); ids.length > 0; ids = await openIds(tx)) {
        for (const id of ids) {
          const story = await holdStory(tx, id)
          if (!story) continue
          const actor = { kind: 'command', name: 'restore' } as const
          await record(tx, { actor, at: now, deed: 'story.hold', subject: subjectOfStory(id) })
          const turn = story.turn === 'nobody' ? ('staff' as const) : story.turn
          await writeStory(tx, story, { shown: null, show_at: null, home_at: null, held_at: now, turn })
          held += 1
        }
      }
      if (held === 0) return null
      await announce(tx, { name: 'stories-changed' })
      return `Stories: ${held}. Some may have been taken back since the backup was made: none shows before somebody has made sure at /console/stories, best by asking its teller there.`
    },
    { limitMs: 60_000 },
  )
