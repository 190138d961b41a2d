import { hospitalPeopleOf } from '../../accounts/index.ts'
import { localPath, queueMails, type Services, type Translate, type Values, type WriteDb } from '../../foundation/index.ts'
import { trustNameIn, trustsActingFor } from './trusts-acting-for.ts'

/** What of the services writing to a hospital needs. */
export type HospitalPost = Pick<Services, 'messages' | 'mailFrom' | 'mailDomain' | 'smtpUrl' | 'baseUrl' | 'clock'>

/** What a hospital hears of by mail: what became of a submission, and every change of its keys. Words: `hospital-news.<letter>`. */
export const hospitalLetters = [
  'received',
  'signed-off',
  'declined',
  'withdrawn',
  'key-waiting',
  'key-standing',
  'key-revoked',
] as const
export type HospitalLetter = (typeof hospitalLetters)[number]

export type HospitalTelling = {
  /** The trust that it is about; its people, and those of the trust that it has become part of, are written to. */
  readonly trust: string
  readonly letter: HospitalLetter
  /** A page of this site, without its language: `/count-tool/receipts/…`. */
  readonly path: string
  /** What the words of the letter need, in the language of whoever reads it: `asAt` and `reason` of a submission, `key` of a key. */
  readonly values: (t: Translate) => Values
}

/**
 * Writes to everybody who has signed in for a hospital before, in their language, within the transaction of what it is about. Nobody is
 * told what only one of them should read: there are no names of people in it, and no figures.
 */
export async function tellHospital(tx: WriteDb, services: HospitalPost, telling: HospitalTelling): Promise<void> {
  const { trust, letter, path, values } = telling
  const acting = await trustsActingFor(tx, trust)
  const people = (await Promise.all(acting.map(code => hospitalPeopleOf(tx, code)))).flat()
  const from = (await services.mailFrom?.(tx)) ?? `no-reply@${services.mailDomain}`
  const mails = []
  for (const { email, language } of people.filter(({ firstEnteredAt }) => firstEnteredAt !== null)) {
    const t = services.messages.in(language)
    const words = {
      ...values(t),
      trust: await trustNameIn(tx, trust, language),
      link: services.baseUrl + localPath(language, path),
      site: services.baseUrl,
    }
    mails.push({
      kind: 'confirmation' as const,
      from,
      to: email,
      subject: t(`hospital-news.${letter}.subject`, words),
      text: `${t(`hospital-news.${letter}.text`, words)}\n`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  }
  if (mails.length > 0) await queueMails(tx, mails, services)
}
