import type { Delivery } from './delivery.ts'
import type { Settlement } from './mail-ends.ts'

const minuteMs = 60_000
/** Minutes until the next attempt: a busy or greylisting server takes mail within the hour, a broken one is often mended within a day. */
const waits = [1, 5, 15, 60, 240, 720, 1440] as const

/** What becomes of a mail after its `attempts`-th attempt ended with `delivery`. Only what was surely not sent is tried again. */
export function settle(delivery: Delivery, attempts: number, now: Date): Settlement {
  switch (delivery.kind) {
    case 'sent':
      return { state: 'sent', failure: null, nextAttemptAt: null }
    case 'uncertain':
      return { state: 'uncertain', failure: 'interrupted', nextAttemptAt: null }
    case 'refused':
      return { state: 'failed', failure: delivery.why, nextAttemptAt: null }
    case 'not-sent': {
      const wait = waits[attempts - 1]
      if (wait === undefined) return { state: 'failed', failure: 'gave-up', nextAttemptAt: null }
      return { state: 'queued', failure: delivery.why, nextAttemptAt: new Date(now.getTime() + wait * minuteMs) }
    }
  }
}
