import { consolePage } from '../../../accounts/index.ts'
import { type Ctx, DataTable, localPath, Notice, Tag, type Translate } from '../../../foundation/index.ts'
import { heldMailItemLink, heldMailLink, takeInLink } from '../links.ts'
import type { HeldMail } from '../mail-in-store.ts'
import { momentInUk } from './moment-in-uk.ts'

export const heldPerPage = 50

/** What was just done, for the sentence at the top. */
export const heldNotices = ['filed', 'set-aside', 'put-back', 'taken-back'] as const
export type HeldNotice = (typeof heldNotices)[number]

export type HeldListView = {
  /** One more than fits says that there are older ones. */
  readonly mails: readonly HeldMail[]
  readonly aside: boolean
  readonly isFirst: boolean
  readonly done: HeldNotice | null
}

/** The holding pen: mail that came to us and says for no request that it belongs there. */
export function heldListPage(c: Ctx, { mails, aside, isFirst, done }: HeldListView): Response {
  const { t, locale } = c.var
  const shown = mails.slice(0, heldPerPage)
  const last = shown.at(-1)
  const link = (to: string, words: string) => (
    <p>
      <a href={localPath(locale, to)}>{words}</a>
    </p>
  )
  return consolePage(c, {
    title: t(aside ? 'mail-in.aside.title' : 'mail-in.held.title'),
    lead: t(aside ? 'mail-in.aside.lead' : 'mail-in.held.lead'),
    body: (
      <>
        {done && (
          <Notice>
            <p role="status">{t(`mail-in.done.${done}`)}</p>
          </Notice>
        )}
        {shown.length === 0 ? <p>{t(aside ? 'mail-in.aside.none' : 'mail-in.held.none')}</p> : <Mails t={t} mails={shown} />}
        {mails.length > heldPerPage && last && link(heldMailLink({ aside, before: last.id }), t('mail-in.older'))}
        {link(takeInLink(), t('mail-in.takeIn.link'))}
        {!isFirst && link(heldMailLink({ aside }), t('mail-in.newest'))}
        {link(heldMailLink({ aside: !aside }), t(aside ? 'mail-in.aside.toHeld' : 'mail-in.held.toAside'))}
      </>
    ),
  })
}

const Mails = ({ t, mails }: { t: Translate; mails: readonly HeldMail[] }) => (
  <DataTable
    id="held-mail"
    caption={t('mail-in.held.caption')}
    columns={(['subject', 'from', 'looksLike', 'why', 'at'] as const).map(name => ({ label: t(`mail-in.columns.${name}`) }))}
    rows={mails.map(mail => [
      <a href={localPath(t.locale, heldMailItemLink(mail.id))}>{subjectOf(t, mail)}</a>,
      mail.sender,
      mail.guess ? <Tag>{t(`mail-in.guesses.${mail.guess}`)}</Tag> : '',
      mail.held_because ? t(`mail-in.because.${mail.held_because}.short`) : '',
      momentInUk(t, mail.at),
    ])}
  />
)

export const subjectOf = (t: Translate, { subject }: Pick<HeldMail, 'subject'>): string =>
  subject === '' ? t('mail-in.noSubject') : subject
