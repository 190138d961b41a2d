import { describeError, type Looking, lookEvery, type Services } from '../../../foundation/index.ts'
import { countPacks } from './count-packs.ts'

const eachMs = 60_000

/**
 * Looks each minute whether somebody has put, changed or taken away a pack, and says so: pages that are kept whole name them. It also means that no
 * visitor waits until a new one is summed.
 */
export function watchCountPacks(
  { dataFolder, log }: Pick<Services, 'dataFolder' | 'log'>,
  changed: () => void,
  everyMs = eachMs,
): Looking {
  let seen: string | null = null
  return lookEvery(everyMs, async () => {
    try {
      const found = JSON.stringify(await countPacks(dataFolder))
      if (seen !== null && seen !== found) changed()
      seen = found
    } catch (error) {
      log('count-packs-failed', describeError(error))
    }
  })
}
