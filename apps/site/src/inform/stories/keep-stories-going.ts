import { describeError, type Looking, lookEvery, type Services, UploadFolder } from '../../foundation/index.ts'
import { keepStories } from './verbs/keep-stories.ts'

const lookEveryMs = 60_000

/** Shows what is due, writes before the end, takes down what is over, forgets what has had its time, and deletes what an upload left behind. Several processes may do it. */
export function keepStoriesGoing(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log } = services
  const folder = new UploadFolder(services.dataFolder, 'story-photos')
  return lookEvery(everyMs, async () => {
    try {
      const kept = await keepStories(services)
      if (Object.values(kept).some(count => count > 0)) log('stories-kept', { ...kept })
      const left = await folder.forgetLeft(Date.now())
      if (left > 0) log('story-uploads-forgotten', { count: left })
    } catch (error) {
      log('stories-not-kept', describeError(error))
    }
  })
}
