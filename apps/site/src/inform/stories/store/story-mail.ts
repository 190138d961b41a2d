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
import { daysAfter, unconfirmedDays } from '../rules/story-times.ts'
import type { LinkKind } from '../story-words.ts'
import type { StoryTables } from './story-tables.ts'

/** What the verbs of stories need of the site. */
export type StoryHouse = Pick<
  Services,
  'write' | 'clock' | 'messages' | 'baseUrl' | 'smtpUrl' | 'mailDomain' | 'mailFrom' | 'secret' | 'campaign'
>

export type StoryLink = { readonly kind: LinkKind; readonly storyId: number; readonly expiresAt: Date | null }

/** Makes a link; only the hash of its token is kept. */
export async function makeLink(tx: WriteDb, link: { kind: LinkKind; storyId: number; now: Date }): Promise<string> {
  const token = newToken()
  await writes<StoryTables>(tx)
    .insertInto('story_link')
    .values({
      token_hash: hashOfToken(token),
      kind: link.kind,
      story_id: link.storyId,
      made_at: link.now,
      expires_at: link.kind === 'confirm' ? daysAfter(link.now, unconfirmedDays) : null,
    })
    .execute()
  return token
}

export async function linkByToken(db: ReadDb, kind: LinkKind, token: string): Promise<StoryLink | null> {
  const row = await rows<StoryTables>(db)
    .selectFrom('story_link')
    .select(['kind', 'story_id as storyId', 'expires_at as expiresAt'])
    .where('token_hash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row ?? null
}

export type StoryMail = {
  readonly storyId: number
  readonly to: string
  readonly locale: Locale
  /** Its words are `stories.mail.<key>.subject` and `.text`. */
  readonly key: 'confirm' | 'received' | 'edited' | 'shown' | 'refused' | 'taken-down' | 'ending' | 'expired' | 'unused'
  readonly with?: Readonly<Record<string, string | number>>
  /** A page on this site that the mail leads to. */
  readonly link?: string
  readonly now: Date
}

/** Writes a mail about a story in the language of its teller, and notes whose it is, in the caller’s transaction. Nothing of the story stands in it. */
export async function queueStoryMail(tx: WriteDb, house: StoryHouse, mail: StoryMail): Promise<void> {
  const { storyId, to, locale, key, link, now } = mail
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
      subject: t(`stories.mail.${key}.subject`),
      text: t(`stories.mail.${key}.text`, words),
      messageId: newMessageId(house.mailDomain),
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
    house,
  )
  await writes<StoryTables>(tx).insertInto('story_mail').values({ mail_id: id, story_id: storyId, queued_at: now }).execute()
}

/** When our last mail about a story was written. */
export async function lastMailAt(db: ReadDb, storyId: number): Promise<Date | null> {
  const row = await rows<StoryTables>(db)
    .selectFrom('story_mail')
    .select(eb => eb.fn.max('queued_at').as('last'))
    .where('story_id', '=', storyId)
    .executeTakeFirst()
  return row?.last ?? null
}

/** Takes out of our mails about a story whom they were for; what has not left does not leave. */
export async function forgetMailsOf(tx: WriteDb, storyId: number, now: Date): Promise<void> {
  const found = await rows<StoryTables>(tx).selectFrom('story_mail').select('mail_id').where('story_id', '=', storyId).execute()
  await forget(tx, found, now)
}

/** The same for mails whose time is over, some at a time. How many it were. */
export async function forgetMailsBefore(tx: WriteDb, before: Date, now: Date): Promise<number> {
  const db = writes<StoryTables>(tx)
  const query = db.selectFrom('story_mail').select('mail_id').where('queued_at', '<', before)
  const found = await query.orderBy('mail_id').limit(200).execute()
  if (found.length === 0) return 0
  const ids = await forget(tx, found, now)
  await db.deleteFrom('story_mail').where('mail_id', 'in', ids).execute()
  return ids.length
}

async function forget(tx: WriteDb, found: readonly { readonly mail_id: number }[], now: Date): Promise<number[]> {
  const ids = found.map(({ mail_id }) => mail_id).sort((one, other) => one - other)
  await holdMails(tx, ids)
  await forgetMails(tx, ids, now)
  return ids
}
