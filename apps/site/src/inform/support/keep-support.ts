import { describeError, type Looking, lookEvery, type Services } from '../../foundation/index.ts'
import { keepReports } from './reports/keep-reports.ts'

const lookEveryMs = 60 * 60_000

/** Deletes reports on support services that were dealt with long ago. Several processes may do it. */
export function keepSupport(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log } = services
  return lookEvery(everyMs, async () => {
    try {
      const reports = await keepReports(services)
      if (reports > 0) log('support-kept', { reports })
    } catch (error) {
      log('support-not-kept', describeError(error))
    }
  })
}
