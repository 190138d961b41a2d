import { type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import { trustsByCodes } from '../../register/index.ts'
import { type Subscription, subscriptionsOf } from '../alerts/subscription-store.ts'
import { type ConsentLine, consentsOf } from '../consent/consent-store.ts'
import { type Permission, permissionsOf } from '../lists/permission-store.ts'
import type { Supporter } from '../supporters/supporter-store.ts'

/** What somebody sees of what is kept about them. */
export type PreferencesView = {
  readonly supporter: Supporter
  /** What they follow, or have asked for. */
  readonly following: readonly Subscription[]
  /** What mailings they are sent. */
  readonly permissions: readonly Permission[]
  readonly consents: readonly ConsentLine[]
  /** What a trust is called; its code where nobody knows it any more. */
  readonly nameOf: (trustCode: string) => string
}

export async function preferencesView(db: ReadDb, supporter: Supporter, locale: Locale): Promise<PreferencesView> {
  const [subscriptions, consents] = [await subscriptionsOf(db, supporter.id), await consentsOf(db, supporter.id)]
  const codes = [
    ...subscriptions.flatMap(({ trustCode, followedFrom }) => [trustCode, followedFrom ?? []]).flat(),
    ...consents.flatMap(({ about, purpose }) => (purpose === 'hospital-alerts' && about !== null ? about : [])),
  ]
  const trusts = new Map((await trustsByCodes(db, [...new Set(codes)])).map(trust => [String(trust.code), trust]))
  return {
    supporter,
    following: subscriptions.filter(({ state }) => state !== 'ended'),
    permissions: await permissionsOf(db, supporter.id),
    consents,
    nameOf: code => {
      const trust = trusts.get(code)
      return trust ? nameIn(locale, trust) : code
    },
  }
}
