import { charityOf } from '../../content/index.ts'
import {
  forgetMails,
  holdMails,
  localPath,
  newMessageId,
  queueMail,
  type ReadDb,
  rows,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import type { Professional } from './professional.ts'
import type { ProfessionalTables } from './professional-tables.ts'
import type { WorkHouse } from './work-purpose.ts'

export type WorkMail = {
  readonly professional: Professional
  /** Its words are `<key>.subject` and `<key>.text`: with {link}, {sender} and what `with` gives. */
  readonly key: string
  readonly with?: Readonly<Record<string, string | number>>
  /** A page on this site that the mail leads to, without the language. */
  readonly link?: string
  readonly now: Date
}

/** Writes a mail to an address at work, in the language in which its owner wrote to us, in the caller’s transaction. */
export async function queueWorkMail(tx: WriteDb, house: WorkHouse, mail: WorkMail): Promise<void> {
  const { professional, key, link, now } = mail
  const t = house.messages.in(professional.locale)
  const { name } = await charityOf(tx)
  const words = {
    ...mail.with,
    sender: name === '' ? t('network.wording.unnamed') : name,
    link: link === undefined ? '' : house.baseUrl + localPath(professional.locale, link),
  }
  const id = await queueMail(
    tx,
    {
      kind: 'confirmation',
      from: (await house.mailFrom?.(tx)) ?? `no-reply@${house.mailDomain}`,
      to: professional.address,
      subject: t(`${key}.subject`),
      text: t(`${key}.text`, words),
      messageId: newMessageId(house.mailDomain),
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    house,
  )
  await writes<ProfessionalTables>(tx)
    .insertInto('professional_mail')
    .values({ mail_id: id, professional_id: professional.id, queued_at: now })
    .execute()
}

async function mailsOf(db: ReadDb, professionalId: number): Promise<number[]> {
  const found = await rows<ProfessionalTables>(db)
    .selectFrom('professional_mail')
    .select('mail_id')
    .where('professional_id', '=', professionalId)
    .orderBy('mail_id')
    .execute()
  return found.map(({ mail_id }) => mail_id)
}

/** Takes out of our mails whom they were for; what has not left does not leave. */
export async function forgetMailsTo(tx: WriteDb, professionalId: number, now: Date): Promise<void> {
  const ids = await mailsOf(tx, professionalId)
  await holdMails(tx, ids)
  await forgetMails(tx, ids, now)
}

/** The same for mails whose time is over, some at a time. How many it were. */
export async function forgetWorkMailsBefore(tx: WriteDb, before: Date, now: Date): Promise<number> {
  const mails = writes<ProfessionalTables>(tx)
  const found = await mails
    .selectFrom('professional_mail')
    .select('mail_id')
    .where('queued_at', '<', before)
    .orderBy('mail_id')
    .limit(200)
    .execute()
  const ids = found.map(({ mail_id }) => mail_id)
  if (ids.length === 0) return 0
  await holdMails(tx, ids)
  await forgetMails(tx, ids, now)
  await mails.deleteFrom('professional_mail').where('mail_id', 'in', ids).execute()
  return ids.length
}
