import { describeError, type Looking, lookEvery, type Services } from '../foundation/index.ts'
import { latestRelease } from '../releases/index.ts'
import { tellOfChanges } from './alerts/tell-of-changes.ts'
import { keepGuard } from './guard/keep-guard.ts'
import { keepMailings } from './mailings/feed/keep-mailings.ts'
import { runRetention } from './retention/run-retention.ts'
import { noteSuppressionKey } from './suppression/suppression-key.ts'

const lookEveryMs = 5_000
/** Between two looks at everybody where no release is new: a trust may have been merged, or somebody confirmed just as one came out. */
const wholeLookEveryMs = 5 * 60_000
const guardEveryMs = 60_000

async function noteKey(services: Services): Promise<boolean> {
  try {
    await noteSuppressionKey(services)
    return true
  } catch (error) {
    // The database may be away for a while: it is noted at the next look.
    services.log('suppression-key-not-noted', describeError(error))
    return false
  }
}

/**
 * Tells people of what has changed, and forgets whose time is over. Several processes may do it: each change is told once, each day is kept
 * once. What failed is tried again at the next look.
 */
export function keepNetwork(services: Services, { everyMs = lookEveryMs }: { everyMs?: number } = {}): Looking {
  const { log, clock } = services
  let told: { readonly release: string | null; readonly at: number } | null = null
  const tell = async () => {
    const release = (await latestRelease(services.write))?.id ?? null
    const now = clock().getTime()
    if (told !== null && told.release === release && now - told.at < wholeLookEveryMs) return
    const count = await tellOfChanges(services)
    told = { release, at: now }
    if (count > 0) log('alerts-written', { count })
  }
  const forget = async () => {
    const removed = await runRetention(services)
    if (removed) log('retention-run', { ...removed })
  }
  let guardKeptAt: number | null = null
  const guard = async () => {
    const now = clock().getTime()
    if (guardKeptAt !== null && Math.abs(now - guardKeptAt) < guardEveryMs) return
    await keepGuard(services)
    guardKeptAt = now
  }
  let isNoted = false
  const look = async () => {
    if (!isNoted) isNoted = await noteKey(services)
    await tell().catch((error: unknown) => log('alerts-not-written', describeError(error)))
    await forget().catch((error: unknown) => log('retention-not-run', describeError(error)))
    await guard().catch((error: unknown) => log('guard-not-kept', describeError(error)))
  }
  const looking = lookEvery(everyMs, look)
  const mailings = keepMailings(services)
  return { stop: async () => void (await Promise.all([looking.stop(), mailings.stop()])) }
}
