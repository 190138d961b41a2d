import {
  batchesAbout,
  countBatch,
  type Locale,
  type MailBatch,
  type MailState,
  nameIn,
  type ReadDb,
} from '../../foundation/index.ts'
import { trustsByCodes } from '../../register/index.ts'
import { releasesTold } from '../alerts/alert-store.ts'
import { followersByTrust } from '../alerts/subscription-store.ts'
import { usesSoftOptIn } from '../join/offer.ts'
import { alertsOfRelease } from '../links.ts'
import { countPermissions } from '../lists/permission-store.ts'
import type { SupporterState, SuppressionReason } from '../network-words.ts'
import { waitsSinceRestore } from '../restored/hold-restored-alerts.ts'
import { listRuns, type RetentionRun } from '../retention/retention-store.ts'
import { countSupporters } from '../supporters/supporter-store.ts'
import { countSuppressions } from '../suppression/suppression-store.ts'

/** The alerts of one release: its batch in the outbox, and how many mails are in each state. */
export type AlertsOfRelease = {
  readonly release: string
  readonly batch: MailBatch | null
  readonly counts: ReadonlyMap<MailState, number>
}

/** What the page of supporters shows: numbers, and nobody. */
export type SupportersView = {
  readonly supporters: ReadonlyMap<SupporterState, number>
  readonly followers: readonly { readonly trustCode: string; readonly name: string; readonly count: number }[]
  /** Who gets what mailings, on which ground. */
  readonly lists: Awaited<ReturnType<typeof countPermissions>>
  readonly hasSoftOptIn: boolean
  readonly alerts: readonly AlertsOfRelease[]
  readonly suppressions: ReadonlyMap<SuppressionReason, number>
  readonly runs: readonly RetentionRun[]
  /** A backup was restored, and nobody has let mails about changes go since. */
  readonly waitsSinceRestore: boolean
}

const newestReleases = 10
const newestRuns = 14

export async function supportersView(db: ReadDb, locale: Locale): Promise<SupportersView> {
  const alerts = []
  for (const release of await releasesTold(db, newestReleases)) {
    const [batch = null] = await batchesAbout(db, alertsOfRelease(release))
    alerts.push({ release, batch, counts: batch ? await countBatch(db, batch.id) : new Map<MailState, number>() })
  }
  return {
    supporters: await countSupporters(db),
    followers: await followersNamed(db, locale),
    lists: await countPermissions(db),
    hasSoftOptIn: await usesSoftOptIn(db),
    alerts,
    suppressions: await countSuppressions(db),
    runs: await listRuns(db, newestRuns),
    waitsSinceRestore: await waitsSinceRestore(db),
  }
}

/** Those with the most followers first. */
async function followersNamed(db: ReadDb, locale: Locale): Promise<SupportersView['followers']> {
  const byTrust = Map.groupBy(await followersByTrust(db), ({ trustCode }) => trustCode)
  const trusts = new Map((await trustsByCodes(db, [...byTrust.keys()])).map(trust => [String(trust.code), trust]))
  return [...byTrust]
    .map(([trustCode, groups]) => {
      const trust = trusts.get(trustCode)
      const count = groups.reduce((sum, group) => sum + group.count, 0)
      return { trustCode, name: trust ? nameIn(locale, trust) : trustCode, count }
    })
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, locale))
}
