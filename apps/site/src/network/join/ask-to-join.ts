import { inTransaction, type Locale, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { quietMinutes, subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import { keepWordings } from '../consent/wording-store.ts'
import { confirmDays, makeLinks } from '../links/link-store.ts'
import { joinConfirmLink, linkInMail, preferencesLink } from '../links.ts'
import { permissionsOf } from '../lists/permission-store.ts'
import { queueSupporterMails, senderName } from '../mail/queue-supporter-mails.ts'
import { hasMailSince } from '../mail/supporter-mail-store.ts'
import type { NetworkHouse } from '../network-house.ts'
import { unconfirmedDays } from '../retention/retention-rules.ts'
import { type Details, holdOrMake, type Supporter, writeSupporter } from '../supporters/supporter-store.ts'
import { isClosed, suppressionsOf } from '../suppression/suppression-store.ts'
import type { Ask } from './offer.ts'
import { insertSignUp, type SignUp, signUpsOf } from './sign-up-store.ts'

export type AskToJoin = {
  /** As `readAddress` gives it. */
  readonly address: string
  readonly addressTyped: string
  readonly details: Details
  readonly asks: readonly Ask[]
  /** Where the form stood, without the language. */
  readonly page: string
  readonly locale: Locale
}

/**
 * Takes the forms “Join” and “Updates”. Whatever the address is, whoever sends the form learns the same; its owner is told by mail what it means
 * for them. Nothing counts, and nothing that was typed is kept of them for good, before they say yes.
 */
export const askToJoin = (house: NetworkHouse, ask: AskToJoin): Promise<void> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    if (isClosed(await suppressionsOf(tx, addressKey(house, ask.address)))) return
    const { address, addressTyped, locale } = ask
    const supporter = await holdOrMake(tx, { address, addressTyped, locale, now })
    const isNews = supporter.isNew || (await addsSomething(tx, supporter, ask.asks))
    if (!isNews) return tellThatTheyAreIn(tx, house, { supporter, asks: ask.asks, now })
    if (!supporter.isNew && (await askedJustNow(tx, supporter.id, ask, now))) return
    await askToConfirm(tx, house, { ...ask, supporter, now })
  })

/** Whether any of it is not theirs already. */
async function addsSomething(tx: WriteDb, { id, state, aboutMe }: Supporter, asks: readonly Ask[]): Promise<boolean> {
  if (state !== 'confirmed') return true
  const present: readonly string[] = [...(await permissionsOf(tx, id)).map(({ purpose }) => purpose), ...aboutMe]
  return asks.some(({ purpose, about }) => !present.includes(about ?? purpose))
}

const since = (now: Date): Date => new Date(now.getTime() - quietMinutes * 60_000)

/** What makes two forms the same. */
const gist = ({ firstName, nation, district, interests }: Details, agreed: readonly Pick<Ask, 'purpose' | 'about'>[]): string =>
  JSON.stringify([firstName, nation, district, interests, agreed.map(({ purpose, about }) => about ?? purpose)])

/** The same form twice writes one mail; another one writes another. */
async function askedJustNow(tx: WriteDb, supporterId: number, { details, asks }: AskToJoin, now: Date): Promise<boolean> {
  const waiting = (await signUpsOf(tx, supporterId, since(now))).filter(({ confirmedAt }: SignUp) => confirmedAt === null)
  return waiting.some(one => gist(one, one.agreements) === gist(details, asks))
}

type Confirming = AskToJoin & { readonly supporter: Supporter & { readonly isNew: boolean }; readonly now: Date }

async function askToConfirm(tx: WriteDb, house: NetworkHouse, ask: Confirming): Promise<void> {
  const { supporter, details, asks, page, locale, now } = ask
  const supporterId = supporter.id
  await record(tx, {
    actor: supporterActor,
    at: now,
    deed: 'supporter.ask',
    subject: subjectOfSupporter(supporterId),
    after: { fields: ['address', 'language', ...asks.map(({ purpose }) => purpose)].filter(isFirst) },
  })
  if (!supporter.isNew) {
    await writeSupporter(tx, supporterId, supporter.state === 'unconfirmed' ? { asked_at: now, locale } : { asked_at: now })
  }
  const wordings = await keepWordings(
    tx,
    asks.map(({ wording }) => wording),
    now,
  )
  const agreements = asks.map(({ purpose, basis, about }, index) => ({ purpose, basis, about, wordingId: wordings[index] ?? 0 }))
  const signUpId = await insertSignUp(tx, { ...details, supporterId, agreements, page, askedAt: now })
  const [token = ''] = await makeLinks(tx, [{ kind: 'join', supporterId, signUpId }], now)
  const t = house.messages.in(locale)
  const words = `join.mail.confirm.${listAsked(asks)}`
  const mail = {
    supporterId,
    to: supporter.address,
    subject: t(`${words}.subject`),
    text: t(`${words}.text`, {
      link: linkInMail(house.baseUrl, locale, joinConfirmLink(token)),
      days: confirmDays,
      forgetDays: unconfirmedDays,
      sender: await senderName(tx, t('network.wording.unnamed')),
    }),
  }
  await queueSupporterMails(tx, house, [mail], { kind: 'join', now })
}

const isFirst = (word: string, index: number, all: readonly string[]): boolean => all.indexOf(word) === index

/** Which of the two forms it was. */
export const listAsked = (asks: readonly Pick<Ask, 'purpose'>[]): 'network' | 'updates' =>
  asks.some(({ purpose }) => purpose === 'network') ? 'network' : 'updates'

type Telling = { readonly supporter: Supporter; readonly asks: readonly Ask[]; readonly now: Date }

/** In the owner's own language: it may not have been they who filled in the form. */
async function tellThatTheyAreIn(tx: WriteDb, house: NetworkHouse, { supporter, asks, now }: Telling): Promise<void> {
  const { id: supporterId, locale } = supporter
  if (await hasMailSince(tx, { supporterId, kind: 'already', since: since(now) })) return
  const [token = ''] = await makeLinks(tx, [{ kind: 'preferences', supporterId }], now)
  const t = house.messages.in(locale)
  const words = `join.mail.already.${listAsked(asks)}`
  const mail = {
    supporterId,
    to: supporter.address,
    subject: t(`${words}.subject`),
    text: t(`${words}.text`, {
      link: linkInMail(house.baseUrl, locale, preferencesLink(token)),
      sender: await senderName(tx, t('network.wording.unnamed')),
    }),
  }
  await queueSupporterMails(tx, house, [mail], { kind: 'already', now })
}
