import { describeError, type Looking, lookEvery, type Services } from '../../foundation/index.ts'
import { rebuildTotals } from './act-totals.ts'

const everyHourMs = 60 * 60_000

/** Counts every hour: often enough for a page, and too seldom to tell from it when somebody wrote. */
export const keepTotals = ({ write, clock, log }: Services, { everyMs = everyHourMs } = {}): Looking =>
  lookEvery(everyMs, async () => {
    await rebuildTotals(write, clock()).catch((error: unknown) => log('totals-not-counted', describeError(error)))
  })
