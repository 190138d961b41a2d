import { nameIn, type Translate } from '../../foundation/index.ts'
import { kindOfChange, ruleById, statusMeaning, statusWord, trustLink } from '../../releases/index.ts'
import { linkInMail } from '../links.ts'
import type { KnownStatus } from '../network-words.ts'
import type { ChangeToTell } from './change-to-tell.ts'

const codeOf = (status: KnownStatus) => (status === 'excluded' ? null : status)

/** `Partly: some are counted` */
const inWords = (t: Translate, status: KnownStatus): string =>
  t('network.mail.alert.status', { word: statusWord(t, codeOf(status)), meaning: statusMeaning(t, codeOf(status)) })

export type Telling = {
  readonly change: ChangeToTell
  /** The trust that the reader had asked about, when this one has taken it over. */
  readonly followedFrom: string | null
  readonly baseUrl: string
  readonly sender: string
}

export type ReadersLinks = { readonly preferences: string; readonly leave: string }

/** The mail about a change for everybody who reads this language and was told the same before; each gets their own links. */
export function sayChange(
  t: Translate,
  { change, followedFrom, baseUrl, sender }: Telling,
): { readonly subject: string; readonly text: (links: ReadersLinks) => string } {
  const { trust, before, after, release, status, correction } = change
  const name = nameIn(t.locale, trust)
  const word = statusWord(t, codeOf(after))
  const parts = [
    t('network.mail.alert.hello'),
    ...(followedFrom === null ? [] : [t('network.mail.alert.merged', { before: followedFrom, trust: name })]),
    correction === null
      ? `${t('network.mail.alert.asked', { trust: name })} ${t(`network.mail.alert.kind.${kindOf(before, after)}`)}`
      : t('network.mail.alert.correction', { trust: name, reason: correction.reason }),
    [
      t('network.mail.alert.before', { status: inWords(t, before) }),
      t('network.mail.alert.now', { status: inWords(t, after) }),
      t('network.mail.alert.published', { day: t.day(release.publishedOn), release: release.id }),
    ].join('\n'),
    t('network.mail.alert.why', { why: whyOf(t, change) }),
    t('network.mail.alert.see', { link: linkInMail(baseUrl, t.locale, trustLink(status.code)) }),
    t(`network.mail.alert.after.${after}`),
  ]
  const subject = t(correction === null ? 'network.mail.alert.subject' : 'network.mail.alert.subjectCorrection', {
    trust: name,
    status: word,
  })
  const text = ({ preferences, leave }: ReadersLinks): string =>
    `${[...parts, t('network.mail.alert.foot', { sender, preferences, leave })].join('\n\n')}\n`
  return { subject, text }
}

/** Outside the survey is neither better nor worse. */
const kindOf = (before: KnownStatus, after: KnownStatus): string =>
  after === 'excluded' ? 'other' : kindOfChange({ from: codeOf(before), to: codeOf(after) })

/** The rule that decided, in the words by which it was published; where it has none, what the status means. */
function whyOf(t: Translate, { status, criteria }: ChangeToTell): string {
  if (status.status === null && status.excludedReason !== null) return status.excludedReason
  const rule = criteria && status.criterion !== null ? ruleById(criteria, status.criterion) : null
  return rule?.when[t.locale] ?? t(`releases.status.${status.status ?? 'excluded'}.long`)
}
