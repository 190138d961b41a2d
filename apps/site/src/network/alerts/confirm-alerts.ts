import { inTransaction, type Locale, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { recordGiven } from '../consent/consent-store.ts'
import { isExpired, linkByToken, noteUsed, type SupporterLink } from '../links/link-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { holdSupporter, type Supporter, writeSupporter } from '../supporters/supporter-store.ts'
import { liftByOptIn } from '../suppression/suppression-store.ts'
import { subjectOfSupporter, supporterActor } from './ask-for-alerts.ts'
import { type ConfirmVerdict, judgeConfirmLink } from './judge-confirm-link.ts'
import { statusNow } from './status-now.ts'
import { beginSubscription, type Subscription, subscriptionById } from './subscription-store.ts'

export type ConfirmOutcome =
  | { readonly outcome: 'confirmed'; readonly trustCode: string }
  | { readonly outcome: Exclude<ConfirmVerdict, 'good'>; readonly trustCode: string | null }

/** The owner of an address says that it was they who asked. Pressed twice, or by a link that was used, it changes nothing. */
export const confirmAlerts = (
  house: NetworkHouse,
  { token, locale }: { readonly token: string; readonly locale: Locale },
): Promise<ConfirmOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const found = await linkByToken(tx, 'confirm', token)
    // The person before everything else, as everywhere: what is read after this stays so until the end.
    const supporter = found && (await holdSupporter(tx, found.supporterId))
    const link = supporter && (await linkByToken(tx, 'confirm', token))
    const subscription = link?.subscriptionId ? await subscriptionById(tx, link.subscriptionId) : null
    const verdict = judgeConfirmLink(link, subscription, { isExpired: link !== null && isExpired(link, now) })
    if (verdict !== 'good' || !supporter || !link || !subscription) {
      return { outcome: verdict === 'good' ? 'unknown' : verdict, trustCode: subscription?.trustCode ?? null }
    }
    await record(tx, {
      actor: supporterActor,
      at: now,
      deed: 'supporter.confirm',
      subject: subjectOfSupporter(supporter.id),
      after: { fields: ['consent', 'hospital'] },
    })
    await noteUsed(tx, token, now)
    await begin(tx, house, { supporter, subscription, link, locale, now })
    return { outcome: 'confirmed', trustCode: subscription.trustCode }
  })

type Begin = {
  readonly supporter: Supporter
  readonly subscription: Subscription
  readonly link: SupporterLink
  readonly locale: Locale
  readonly now: Date
}

async function begin(tx: WriteDb, house: NetworkHouse, { supporter, subscription, link, locale, now }: Begin): Promise<void> {
  const { trustCode } = subscription
  await beginSubscription(tx, { id: subscription.id, ...(await statusNow(tx, trustCode)), now })
  const confirmedAt = supporter.confirmedAt ?? now
  await writeSupporter(tx, supporter.id, { state: 'confirmed', confirmed_at: confirmedAt, left_at: null, locale })
  await recordGiven(tx, {
    supporterId: supporter.id,
    purpose: 'hospital-alerts',
    basis: 'consent',
    wordingId: link.wordingId,
    about: trustCode,
    page: link.page ?? '',
    way: 'form',
    askedAt: link.madeAt,
    now,
  })
  await liftByOptIn(tx, addressKey(house, supporter.address), 'hospital-alerts')
}
