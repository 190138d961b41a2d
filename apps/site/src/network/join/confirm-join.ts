import { inTransaction, type Locale, type ReadDb, record, type WriteDb } from '../../foundation/index.ts'
import { addressKey } from '../address/address-key.ts'
import { subjectOfSupporter, supporterActor } from '../alerts/ask-for-alerts.ts'
import { recordGiven } from '../consent/consent-store.ts'
import { isExpired, linkByToken, makeLinks, noteUsed, type SupporterLink } from '../links/link-store.ts'
import { joinPath, linkInMail, preferencesLink } from '../links.ts'
import { leaveFor } from '../lists/leave-for.ts'
import { permissionsOf, permit } from '../lists/permission-store.ts'
import { queueSupporterMails, senderName } from '../mail/queue-supporter-mails.ts'
import type { NetworkHouse } from '../network-house.ts'
import { type AboutMe, aboutMe, listPurposes } from '../network-words.ts'
import { holdSupporter, type Supporter, writeSupporter } from '../supporters/supporter-store.ts'
import { liftByOptIn, type Suppression, suppressionsOf } from '../suppression/suppression-store.ts'
import { listAsked } from './ask-to-join.ts'
import { type JoinVerdict, judgeJoinLink } from './judge-join-link.ts'
import { type Agreement, type SignUp, settleSignUp, signUpById } from './sign-up-store.ts'

/** What a link opens: the sign-up, and what has become of it. */
export type OpenedJoin =
  | { readonly verdict: 'good' | 'done'; readonly signUp: SignUp; readonly link: SupporterLink }
  | { readonly verdict: Exclude<JoinVerdict, 'good' | 'done'>; readonly signUp: SignUp | null }

export async function openJoinLink(db: ReadDb, token: string, now: Date): Promise<OpenedJoin> {
  const link = await linkByToken(db, 'join', token)
  const signUp = link?.signUpId ? await signUpById(db, link.signUpId) : null
  const permitted = link ? (await permissionsOf(db, link.supporterId)).map(({ purpose }) => purpose) : []
  const verdict = judgeJoinLink({ link, signUp, permitted, isExpired: link !== null && isExpired(link, now) })
  if (verdict === 'good' || verdict === 'done') return link && signUp ? { verdict, signUp, link } : { verdict: 'unknown', signUp }
  return { verdict, signUp }
}

export type JoinOutcome = { readonly outcome: 'joined' | Exclude<JoinVerdict, 'good'>; readonly signUp: SignUp | null }

/** The owner of an address says that it was they who asked. Pressed twice, or by a link that was used, it changes nothing. */
export const confirmJoin = (
  house: NetworkHouse,
  { token, locale }: { readonly token: string; readonly locale: Locale },
): Promise<JoinOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const found = await linkByToken(tx, 'join', token)
    // The person before everything else, as everywhere: what is read after this stays so until the end.
    const supporter = found && (await holdSupporter(tx, found.supporterId))
    if (!supporter) return { outcome: 'unknown', signUp: null }
    const opened = await openJoinLink(tx, token, now)
    if (opened.verdict !== 'good') return { outcome: opened.verdict, signUp: opened.signUp }
    const { signUp } = opened
    await record(tx, {
      actor: supporterActor,
      at: now,
      deed: 'supporter.confirm',
      subject: subjectOfSupporter(supporter.id),
      after: { fields: ['consent', ...signUp.agreements.map(({ purpose }) => purpose)] },
    })
    await noteUsed(tx, token, now)
    await begin(tx, house, { supporter, signUp, locale, now })
    return { outcome: 'joined', signUp }
  })

type Begin = { readonly supporter: Supporter; readonly signUp: SignUp; readonly locale: Locale; readonly now: Date }

async function begin(tx: WriteDb, house: NetworkHouse, { supporter, signUp, locale, now }: Begin): Promise<void> {
  const key = addressKey(house, supporter.address)
  const agreed = stillWanted(signUp.agreements, await suppressionsOf(tx, key))
  const own = agreed.flatMap(({ about }) => about ?? [])
  await writeSupporter(tx, supporter.id, {
    ...(signUp.firstName === null ? {} : { first_name: signUp.firstName }),
    ...(signUp.nation === null ? {} : { nation: signUp.nation }),
    ...(signUp.district === null ? {} : { district: signUp.district }),
    interests: [...new Set([...supporter.interests, ...signUp.interests])],
    about_me: aboutMe.filter((each: AboutMe) => own.includes(each) || supporter.aboutMe.includes(each)),
    state: 'confirmed',
    confirmed_at: supporter.confirmedAt ?? now,
    left_at: null,
    locale,
  })
  const permitted = agreed.flatMap(({ purpose, basis }) => {
    const list = listPurposes.find(each => each === purpose)
    return list ? [{ supporterId: supporter.id, purpose: list, basis, since: now }] : []
  })
  await permit(tx, permitted)
  const where = { supporterId: supporter.id, page: signUp.page, way: 'form', askedAt: signUp.askedAt, now } as const
  await recordGiven(tx, ...agreed.map(one => ({ ...where, ...one })))
  for (const { purpose, basis } of agreed) if (basis === 'consent') await liftByOptIn(tx, key, purpose)
  await settleSignUp(tx, signUp.id, now)
  await welcome(tx, house, { supporter: { ...supporter, locale }, signUp, now })
}

/** The soft opt-in brings nobody back who has once said no to it: only a yes does. */
const stillWanted = (agreements: readonly Agreement[], marks: readonly Suppression[]): Agreement[] =>
  agreements.filter(
    ({ basis, purpose }) =>
      basis === 'consent' || !marks.some(mark => mark.reason === 'unsubscribed' && mark.purpose === purpose),
  )

type Welcome = { readonly supporter: Supporter; readonly signUp: SignUp; readonly now: Date }

/** With the links by which they see and change what we keep, and leave. */
async function welcome(tx: WriteDb, house: NetworkHouse, { supporter, signUp, now }: Welcome): Promise<void> {
  const { id: supporterId, locale } = supporter
  const list = listAsked(signUp.agreements)
  const [token = ''] = await makeLinks(tx, [{ kind: 'preferences', supporterId }], now)
  const t = house.messages.in(locale)
  const leaveUrl = leaveFor(list)(house, supporter)
  const mail = {
    supporterId,
    to: supporter.address,
    subject: t(`join.mail.welcome.${list}.subject`),
    text: t(`join.mail.welcome.${list}.text`, {
      act: linkInMail(house.baseUrl, locale, '/act'),
      page: linkInMail(house.baseUrl, locale, joinPath),
      link: linkInMail(house.baseUrl, locale, preferencesLink(token)),
      leave: leaveUrl,
      sender: await senderName(tx, t('network.wording.unnamed')),
    }),
    leaveUrl,
    list,
  }
  await queueSupporterMails(tx, house, [mail], { kind: 'welcome', now })
}
