import { describeError, type Looking, lookEvery, type Services, UploadFolder } from '../../foundation/index.ts'
import { keepWall } from './wall/keep-wall.ts'

const lookEveryMs = 10 * 60_000

/** Asks whether photographs may stay, takes down and forgets what has had its time, and deletes what an upload left behind. Several processes may do it. */
export function keepSigns(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log } = services
  const folder = new UploadFolder(services.dataFolder, 'sign-photos')
  return lookEvery(everyMs, async () => {
    try {
      const kept = await keepWall(services)
      if (Object.values(kept).some(count => count > 0)) log('signs-kept', { ...kept })
      const left = await folder.forgetLeft(Date.now())
      if (left > 0) log('sign-uploads-forgotten', { count: left })
    } catch (error) {
      log('signs-not-kept', describeError(error))
    }
  })
}
