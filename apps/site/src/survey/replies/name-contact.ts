import { hashOfToken, newToken } from '../../accounts/index.ts'
import { charityOf } from '../../content/index.ts'
import { inTransaction, type Locale, queueMail, record, type Services, type WriteDb } from '../../foundation/index.ts'
import { isEmailAddress, isSameAddress } from '../contacts/email-address.ts'
import { requestOf } from '../requests/request-store.ts'
import type { SurveyRequest } from '../types.ts'
import { judgeLink, type LinkVerdict } from './judge-link.ts'
import { holdLink } from './link-store.ts'
import { confirmLink } from './links.ts'
import { insertNamed, type NamedContact, namedContactsOf, outlivedContacts, removeNamed } from './named-contact-store.ts'
import { actorBehind } from './send-reply.ts'

const dayMs = 24 * 60 * 60 * 1000
/** So long somebody has to say that they may be asked. */
export const confirmDays = 14
/** So many people may be asked through the links of one trust in a day: nobody is to send mail to strangers through us. */
export const mostAskedInADay = 5

export type TypedContact = { readonly name: string; readonly role: string; readonly email: string }
export type ContactFault = {
  readonly field: keyof TypedContact
  readonly why: 'name-missing' | 'role-missing' | 'email-wrong' | 'too-long'
}

export function checkNamed({ name, role, email }: TypedContact): ContactFault[] {
  const faults: ContactFault[] = []
  if (name === '') faults.push({ field: 'name', why: 'name-missing' })
  if (role === '') faults.push({ field: 'role', why: 'role-missing' })
  if (!isEmailAddress(email)) faults.push({ field: 'email', why: 'email-wrong' })
  for (const [field, text] of [
    ['name', name],
    ['role', role],
  ] as const) {
    if (text.length > 200) faults.push({ field, why: 'too-long' })
  }
  return faults
}

export type NameOutcome =
  | { readonly outcome: 'asked' }
  /** The same person was asked within the day, or has confirmed already. */
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'too-many' }
  | { readonly outcome: 'invalid'; readonly faults: readonly ContactFault[] }
  | { readonly outcome: 'dead-link'; readonly verdict: Exclude<LinkVerdict, 'good'> }

type Name = {
  readonly token: string
  readonly typed: TypedContact
  readonly language: Locale
  readonly services: Services
  readonly now: Date
}

/** Writes down whom a trust names, and asks that person by mail. Until they say yes, nothing uses it. The same form twice asks once. */
export const nameContact = (db: WriteDb, { token, typed, language, services, now }: Name): Promise<NameOutcome> =>
  inTransaction(db, async tx => {
    const opened = await holdLink(tx, token)
    const verdict = judgeLink(opened?.link ?? null, opened?.roundState ?? null, now)
    const request = opened && (await requestOf(tx, opened.link.round, opened.link.trustCode))
    if (!request || verdict !== 'good') return { outcome: 'dead-link', verdict: verdict === 'good' ? 'unknown' : verdict }
    const faults = checkNamed(typed)
    if (faults.length > 0) return { outcome: 'invalid', faults }
    await forgetOutlived(tx, now)
    const named = await namedContactsOf(tx, request)
    if (named.some(one => isSamePerson(one, typed, now))) return { outcome: 'nothing-to-do' }
    if (named.filter(({ namedAt }) => isToday(namedAt, now)).length >= mostAskedInADay) return { outcome: 'too-many' }
    const key = newToken()
    const id = await insertNamed(tx, {
      round_id: request.round,
      trust_code: request.trustCode,
      link_id: opened.link.id,
      ...typed,
      language,
      token_hash: hashOfToken(key),
      named_at: now,
      expires_at: new Date(now.getTime() + confirmDays * dayMs),
      confirmed_at: null,
    })
    await record(tx, { actor: actorBehind(request), at: now, deed: 'reply.name-contact', subject: subjectOfContact(id) })
    await askThem(tx, { services, language, to: typed.email, key, request })
    return { outcome: 'asked' }
  })

export const subjectOfContact = (id: number) => ({ kind: 'named-contact', id: String(id) }) as const

const isToday = (then: Date, now: Date): boolean => now.getTime() - then.getTime() < dayMs

const isSamePerson = (one: NamedContact, typed: TypedContact, now: Date): boolean =>
  isSameAddress(one.email, typed.email) &&
  one.name === typed.name &&
  one.role === typed.role &&
  (one.confirmedAt !== null || isToday(one.namedAt, now))

async function forgetOutlived(tx: WriteDb, now: Date): Promise<void> {
  const outlived = await outlivedContacts(tx, now)
  await removeNamed(
    tx,
    outlived.map(({ id }) => id),
  )
  const actor = { kind: 'system', name: 'replies' } as const
  await record(tx, ...outlived.map(({ id }) => ({ actor, at: now, deed: 'reply.forget-contact', subject: subjectOfContact(id) })))
}

type Asking = {
  readonly services: Services
  readonly language: Locale
  readonly to: string
  readonly key: string
  readonly request: SurveyRequest
}

/** Nothing that somebody typed is in this mail: whoever names a stranger cannot write to them through us. */
async function askThem(tx: WriteDb, { services, language, to, key, request }: Asking): Promise<void> {
  const t = services.messages.in(language)
  const link = services.baseUrl + (language === 'cy' ? '/cy' : '') + confirmLink(key)
  const { name } = await charityOf(tx)
  await queueMail(
    tx,
    {
      kind: 'confirmation',
      from: (await services.mailFrom?.(tx)) ?? `no-reply@${services.mailDomain}`,
      to,
      subject: t('replies.confirm.mail.subject', { trust: request.trustName }),
      text: `${t('replies.confirm.mail.text', { trust: request.trustName, charity: name, link, days: confirmDays })}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    services,
  )
}
