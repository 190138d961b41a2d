import { hashOfToken, newToken } from '../../../accounts/index.ts'
import { charityOf } from '../../../content/index.ts'
import {
  forgetMails,
  holdMails,
  type Locale,
  localPath,
  newMessageId,
  queueMail,
  type ReadDb,
  rows,
  type Services,
  type WriteDb,
  writes,
} from '../../../foundation/index.ts'
import { daysAfter, unconfirmedDays } from './wall-rules.ts'
import type { WallTables } from './wall-tables.ts'
import type { LinkKind } from './wall-words.ts'

/** What the verbs of the wall need of the site. */
export type WallHouse = Pick<
  Services,
  'write' | 'clock' | 'messages' | 'baseUrl' | 'smtpUrl' | 'mailDomain' | 'mailFrom' | 'secret' | 'campaign'
>

export type PhotoLink = { readonly kind: LinkKind; readonly photoId: number; readonly expiresAt: Date | null }

/** Makes a link; only the hash of its token is kept. */
export async function makeLink(
  tx: WriteDb,
  { kind, photoId, now }: { kind: LinkKind; photoId: number; now: Date },
): Promise<string> {
  const token = newToken()
  await writes<WallTables>(tx)
    .insertInto('sign_photo_link')
    .values({
      token_hash: hashOfToken(token),
      kind,
      photo_id: photoId,
      made_at: now,
      expires_at: kind === 'confirm' ? daysAfter(now, unconfirmedDays) : null,
    })
    .execute()
  return token
}

export async function linkByToken(db: ReadDb, kind: LinkKind, token: string): Promise<PhotoLink | null> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo_link')
    .select(['kind', 'photo_id as photoId', 'expires_at as expiresAt'])
    .where('token_hash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row ?? null
}

export type WallMail = {
  readonly photoId: number
  readonly to: string
  readonly locale: Locale
  /** Its words are `sign.mail.<key>.subject` and `.text`. */
  readonly key: 'confirm' | 'waiting' | 'shown' | 'refused' | 'taken-down' | 'stay' | 'expired'
  readonly with?: Readonly<Record<string, string | number>>
  /** A page on this site that the mail leads to. */
  readonly link?: string
  readonly now: Date
}

/** Writes a mail about a photograph in the language of its owner, and notes whose it is, in the caller’s transaction. */
export async function queueWallMail(tx: WriteDb, house: WallHouse, mail: WallMail): Promise<void> {
  const { photoId, to, locale, key, link, now } = mail
  const t = house.messages.in(locale)
  const { name } = await charityOf(tx)
  const words = {
    ...mail.with,
    sender: name === '' ? t('network.wording.unnamed') : name,
    link: link === undefined ? '' : house.baseUrl + localPath(locale, link),
  }
  const id = await queueMail(
    tx,
    {
      kind: 'confirmation',
      from: (await house.mailFrom?.(tx)) ?? `no-reply@${house.mailDomain}`,
      to,
      subject: t(`sign.mail.${key}.subject`),
      text: t(`sign.mail.${key}.text`, words),
      messageId: newMessageId(house.mailDomain),
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    house,
  )
  await writes<WallTables>(tx).insertInto('sign_photo_mail').values({ mail_id: id, photo_id: photoId, queued_at: now }).execute()
}

export async function mailsOf(db: ReadDb, photoId: number): Promise<number[]> {
  const found = await rows<WallTables>(db)
    .selectFrom('sign_photo_mail')
    .select('mail_id')
    .where('photo_id', '=', photoId)
    .execute()
  return found.map(({ mail_id }) => mail_id).sort((one, other) => one - other)
}

/** When our last mail about a photograph was written. */
export async function lastMailAt(db: ReadDb, photoId: number): Promise<Date | null> {
  const row = await rows<WallTables>(db)
    .selectFrom('sign_photo_mail')
    .select(eb => eb.fn.max('queued_at').as('last'))
    .where('photo_id', '=', photoId)
    .executeTakeFirst()
  return row?.last ?? null
}

/** Takes out of our mails about a photograph whom they were for; what has not left does not leave. */
export async function forgetMailsOf(tx: WriteDb, photoId: number, now: Date): Promise<void> {
  const ids = await mailsOf(tx, photoId)
  await holdMails(tx, ids)
  await forgetMails(tx, ids, now)
}

/** The same for mails whose time is over, some at a time. How many it were. */
export async function forgetMailsBefore(tx: WriteDb, before: Date, now: Date): Promise<number> {
  const wall = writes<WallTables>(tx)
  const found = await wall
    .selectFrom('sign_photo_mail')
    .select('mail_id')
    .where('queued_at', '<', before)
    .orderBy('mail_id')
    .limit(200)
    .execute()
  const ids = found.map(({ mail_id }) => mail_id)
  if (ids.length === 0) return 0
  await holdMails(tx, ids)
  await forgetMails(tx, ids, now)
  await wall.deleteFrom('sign_photo_mail').where('mail_id', 'in', ids).execute()
  return ids.length
}
