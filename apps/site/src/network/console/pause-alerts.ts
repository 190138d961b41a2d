import { type Actor, batchesAbout, inTransaction, pauseBatch, record, resumeBatch } from '../../foundation/index.ts'
import { releasesTold } from '../alerts/alert-store.ts'
import { alertsOfRelease } from '../links.ts'
import type { NetworkHouse } from '../network-house.ts'
import { endWaitSinceRestore } from '../restored/hold-restored-alerts.ts'

type Change = { readonly batch: number; readonly to: 'paused' | 'going'; readonly actor: Actor }

/** Staff stop the mails about a release, or let them go on. `unknown`: this is no batch of alerts. */
export const pauseAlerts = (
  house: NetworkHouse,
  { batch, to, actor }: Change,
): Promise<'changed' | 'nothing-to-do' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const release = await releaseOf(tx, batch)
    if (release === null) return 'unknown'
    const now = house.clock()
    const isChanged = to === 'paused' ? await pauseBatch(tx, batch, now) : await resumeBatch(tx, batch)
    if (!isChanged) return 'nothing-to-do'
    const deed = to === 'paused' ? 'alert.pause' : 'alert.resume'
    await record(tx, { actor, at: now, deed, subject: { kind: 'release', id: release } })
    if (to === 'going') await endWaitSinceRestore(tx)
    return 'changed'
  })

const newest = 1000

async function releaseOf(tx: Parameters<typeof releasesTold>[0], batch: number): Promise<string | null> {
  for (const release of await releasesTold(tx, newest)) {
    if ((await batchesAbout(tx, alertsOfRelease(release))).some(({ id }) => id === batch)) return release
  }
  return null
}
