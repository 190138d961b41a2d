import { dayInUk, type Principal, type ReadDb, type Translate } from '../../foundation/index.ts'
import { type Contact, presentContactOf } from '../contacts/contact-store.ts'
import { whereLettersGo } from '../contacts/where-letters-go.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { loadLetterFields } from '../letters/load-letter-fields.ts'
import type { Fields } from '../letters/merge-fields.ts'
import { mergeFields } from '../letters/merge-fields.ts'
import { answerLinkFields } from '../replies/link-in-letter.ts'
import { lettersOf } from '../rounds/round-store.ts'
import { composeLetter } from '../sending/compose-letter.ts'
import type { LetterLanguage, Round, SurveyRequest } from '../types.ts'
import { clockOfRequest } from './clock-of-request.ts'
import { newFormToken } from './form-token.ts'
import { newestEntry } from './read-change-log.ts'
import { eventsOf } from './request-store.ts'
import { type Answering, answeringFor } from './who-answers.ts'
import type { NextLetter } from './write-next-letter.ts'

/** How a letter can go to the trust today. `by-hand`: somebody delivers it, to a place said in words. */
export type WayOut =
  | { readonly kind: 'mail'; readonly to: string; readonly isBouncing: boolean }
  | { readonly kind: 'by-hand'; readonly place: string; readonly why: 'portal' | 'post' | 'no-address' | 'regulator' }

/** The page on which a letter is read once more, changed, and sent. */
export type WriteView = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly kind: NextLetter
  readonly today: string
  readonly subject: string
  readonly text: string
  /** The languages of the template; empty where the round has no letter of this kind. */
  readonly languages: readonly LetterLanguage[]
  readonly way: WayOut
  readonly answering: Answering
  readonly me: Principal
  readonly list: string | null
  readonly seen: number
  readonly formToken: string
}

type Asked = {
  readonly round: Round
  readonly request: SurveyRequest
  readonly kind: NextLetter
  readonly me: Principal
  readonly now: Date
  readonly list: string | null
  readonly mailDomain: string
  readonly baseUrl: string
  readonly t: Translate
}

export async function loadWriteView(db: ReadDb, { t, mailDomain, baseUrl, now, ...asked }: Asked): Promise<WriteView> {
  const { request, kind, round } = asked
  const today = dayInUk(now)
  const way = wayOut(t, request, kind, await presentContactOf(db, request.trustCode))
  const composed = composeLetter(
    await lettersOf(db, round.id),
    { ...request, kind },
    // Only a mail can bring a private link: whoever delivers a letter by hand makes one by hand.
    await fieldsByLanguage(db, request, today, { mailDomain, baseUrl: way.kind === 'mail' ? baseUrl : null }),
  )
  return {
    ...asked,
    today,
    subject: composed?.subject ?? '',
    text: composed?.text ?? '',
    languages: composed?.languages ?? [],
    way,
    answering: await answeringFor(db, request.trustCode, today),
    seen: await newestEntry(db, request),
    formToken: newFormToken(),
  }
}

/** Fields without a value stay in sight, as they stand in the template: a letter with one of them cannot be sent. */
async function fieldsByLanguage(
  db: ReadDb,
  request: SurveyRequest,
  today: string,
  { mailDomain, baseUrl }: { readonly mailDomain: string; readonly baseUrl: string | null },
): Promise<(language: LetterLanguage) => Fields> {
  const { round, trustCode } = request
  const events = await eventsOf(db, round, trustCode)
  const { answerDueOn } = clockOfRequest({ request, events, holidays: await holidaysOf(db), today })
  // In a review the request's own column holds the day of the review: a letter names the day on which the answer was due.
  const load = async (language: LetterLanguage): Promise<Fields> =>
    withGaps(
      (await loadLetterFields(db, {
        round,
        trustCode,
        language,
        today,
        mailDomain,
        request: { dueOn: answerDueOn },
        ...(baseUrl === null ? {} : { reply: answerLinkFields(baseUrl, language, today) }),
      })) ?? {},
    )
  const fields = { en: await load('en'), cy: await load('cy') }
  return language => fields[language]
}

const withGaps = (fields: Fields): Fields =>
  Object.fromEntries(
    mergeFields.map(({ name }) => [name, (fields[name] ?? '').trim() === '' ? `{${name}}` : (fields[name] ?? '')]),
  )

/** Where a letter goes: by mail, unless the trust takes none, there is no address, or it is for the regulator, whose own form takes it. */
export function wayOut(
  t: Translate,
  request: Pick<SurveyRequest, 'law' | 'channel' | 'sentTo'>,
  kind: NextLetter,
  contact: Contact | null,
): WayOut {
  if (kind === 'regulator') return { kind: 'by-hand', place: t(`legal.regulator.${request.law}`), why: 'regulator' }
  const { channel, to, portalUrl } = whereLettersGo(request, contact)
  if (channel !== 'email') return { kind: 'by-hand', place: portalUrl || t(`requests.channel.${channel}`), why: channel }
  if (to === null) return { kind: 'by-hand', place: t('requests.channel.post'), why: 'no-address' }
  return { kind: 'mail', to, isBouncing: contact !== null && contact.bouncingSince !== null }
}
