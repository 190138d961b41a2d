import { describeError, type Looking, lookEvery, type Services } from '../../foundation/index.ts'
import { duePublications } from './publication-store.ts'
import { publishPlanned } from './publish-round.ts'

const lookEveryMs = 5_000
const by = { kind: 'system', name: 'publication' } as const

type OnTime = Pick<Services, 'write' | 'clock' | 'log' | 'campaign' | 'root' | 'messages'>

/**
 * Publishes what was planned when its moment has come, also a moment that came while the site was not running. Several processes may do
 * it: each plan is carried out once. One that fails is tried again at the next look, and keeps no other from its time.
 */
export function publishOnTime(services: OnTime, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  return lookEvery(everyMs, () => publishWhatIsDue(services))
}

/** One look at the plans. */
export async function publishWhatIsDue(services: OnTime): Promise<void> {
  const { write, clock, log } = services
  try {
    for (const id of await duePublications(write, clock())) await publishOne(services, id)
  } catch (error) {
    // The database may be away for a while: no plan is forgotten.
    log('publications-not-looked-at', describeError(error))
  }
}

async function publishOne(services: OnTime, id: number): Promise<void> {
  const { write, clock, log } = services
  try {
    const outcome = await publishPlanned(write, { id, house: services, now: clock(), by })
    if (outcome.outcome === 'published') log('round-published', { release: outcome.release })
    if (outcome.outcome === 'stopped') log('publication-stopped', { because: outcome.because })
  } catch (error) {
    log('publication-failed', describeError(error))
  }
}
