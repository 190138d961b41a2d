import { type Actor, inTransaction, type Locale, nameIn, record, type WriteDb } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { addressKey } from '../address/address-key.ts'
import type { Wording } from '../consent/wording.ts'
import { keepWording } from '../consent/wording-store.ts'
import { confirmDays, hasConfirmLinkSince, makeLinks } from '../links/link-store.ts'
import { alertsLink, confirmLink, linkInMail, preferencesLink } from '../links.ts'
import { queueSupporterMails, senderName } from '../mail/queue-supporter-mails.ts'
import { hasMailSince } from '../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { unconfirmedDays } from '../retention/retention-rules.ts'
import { holdOrMake, type Supporter, writeSupporter } from '../supporters/supporter-store.ts'
import { isClosed, suppressionsOf } from '../suppression/suppression-store.ts'
import { askedFor, type Subscription, subscriptionsOf } from './subscription-store.ts'

/** The same form twice writes one mail; who waits for one that does not come can ask again after this. */
export const quietMinutes = 10

export type AskForAlerts = {
  readonly trust: Trust
  /** As `readAddress` gives it. */
  readonly address: string
  readonly typed: string
  /** The words that stood on the form. */
  readonly wording: Wording
  /** Where the form stood, without the language. */
  readonly page: string
  readonly locale: Locale
}

export const supporterActor: Actor = { kind: 'link', name: 'supporter' }
export const subjectOfSupporter = (id: number) => ({ kind: 'supporter', id: String(id) }) as const

/**
 * Takes the form "Tell me when this changes". Whatever the address is, whoever sends the form learns the same; its owner is told by mail what
 * it means for them. Nothing counts before they say yes.
 */
export const askForAlerts = (house: NetworkHouse, ask: AskForAlerts): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    if (isClosed(await suppressionsOf(tx, addressKey(house, ask.address)))) return
    const { address, typed, locale } = ask
    const supporter = await holdOrMake(tx, { address, addressTyped: typed, locale, now })
    const present = (await subscriptionsOf(tx, supporter.id)).find(({ trustCode }) => trustCode === ask.trust.code)
    if (present?.state === 'active') await tellThatItIsSo(tx, house, { supporter, trust: ask.trust, now })
    else await askToConfirm(tx, house, { ...ask, supporter, present, now })
  })

const since = (now: Date): Date => new Date(now.getTime() - quietMinutes * 60_000)

type Confirming = AskForAlerts & {
  readonly supporter: Supporter
  readonly present: Subscription | undefined
  readonly now: Date
}

async function askToConfirm(tx: WriteDb, house: NetworkHouse, ask: Confirming): Promise<void> {
  const { supporter, present, trust, now, locale } = ask
  const supporterId = supporter.id
  if (present && (await hasConfirmLinkSince(tx, { supporterId, subscriptionId: present.id, since: since(now) }))) return
  // Before the rows: their tables look for it at once.
  await record(tx, {
    actor: supporterActor,
    at: now,
    deed: 'supporter.ask',
    subject: subjectOfSupporter(supporterId),
    after: { fields: ['address', 'language', 'hospital'] },
  })
  const subscription = await askedFor(tx, { supporterId, trustCode: trust.code, now })
  await writeSupporter(tx, supporterId, supporter.state === 'unconfirmed' ? { asked_at: now, locale } : { asked_at: now })
  const wordingId = await keepWording(tx, ask.wording, now)
  const link = { kind: 'confirm', supporterId, subscriptionId: subscription.id, wordingId, page: ask.page } as const
  const [token = ''] = await makeLinks(tx, [link], now)
  const t = house.messages.in(locale)
  const name = nameIn(locale, trust)
  const mail = {
    supporterId,
    to: supporter.address,
    subject: t('network.mail.confirm.subject', { trust: name }),
    text: t('network.mail.confirm.text', {
      trust: name,
      link: linkInMail(house.baseUrl, locale, confirmLink(token)),
      days: confirmDays,
      forgetDays: unconfirmedDays,
      sender: await senderName(tx, t('network.wording.unnamed')),
    }),
  }
  await queueSupporterMails(tx, house, [mail], { kind: 'confirm', now })
}

type Telling = { readonly supporter: Supporter; readonly trust: Trust; readonly now: Date }

/** In the owner's own language: it may not have been they who filled in the form. */
async function tellThatItIsSo(tx: WriteDb, house: NetworkHouse, { supporter, trust, now }: Telling): Promise<void> {
  const supporterId = supporter.id
  if (await hasMailSince(tx, { supporterId, kind: 'already', since: since(now) })) return
  const [token = ''] = await makeLinks(tx, [{ kind: 'preferences', supporterId }], now)
  const { locale } = supporter
  const t = house.messages.in(locale)
  const name = nameIn(locale, trust)
  const mail = {
    supporterId,
    to: supporter.address,
    subject: t('network.mail.already.subject', { trust: name }),
    text: t('network.mail.already.text', {
      trust: name,
      page: linkInMail(house.baseUrl, locale, alertsLink(trust.code)),
      link: linkInMail(house.baseUrl, locale, preferencesLink(token)),
      sender: await senderName(tx, t('network.wording.unnamed')),
    }),
  }
  await queueSupporterMails(tx, house, [mail], { kind: 'already', now })
}
