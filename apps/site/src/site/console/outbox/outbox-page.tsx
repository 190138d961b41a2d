import { consolePage } from '../../../accounts/index.ts'
import { type Charity, isComplete } from '../../../content/index.ts'
import {
  Button,
  type Ctx,
  DataTable,
  localPath,
  Notice,
  Rich,
  type StoredMail,
  Tag,
  type Translate,
} from '../../../foundation/index.ts'
import { dayAndTime } from '../clock-time.ts'
import { mailLink, outboxLink, setupLink, testMailPath } from '../console-links.ts'

export const mailPerPage = 50

type OutboxView = { readonly mails: readonly StoredMail[]; readonly charity: Charity; readonly isFirst: boolean }

/** The outbox: what was written to whom, what became of it, and whether mail leaves this machine at all. */
export function outboxPage(c: Ctx, { mails, charity, isFirst }: OutboxView): Response {
  const { t, locale, services } = c.var
  const shown = mails.slice(0, mailPerPage)
  const last = shown.at(-1)
  return consolePage(c, {
    title: t('console.outbox.title'),
    lead: t('console.outbox.lead'),
    body: (
      <>
        <WhereMailGoes
          t={t}
          isOff={services.smtpUrl === null}
          waitsForCharity={services.campaign === 'uk' && !isComplete(charity).complete}
        />
        <TestMail t={t} charity={charity} />
        {shown.length === 0 ? <p>{t('console.outbox.none')}</p> : <Mails t={t} mails={shown} />}
        {mails.length > mailPerPage && last && (
          <p>
            <a href={localPath(locale, outboxLink(last.id))}>{t('console.outbox.older')}</a>
          </p>
        )}
        {!isFirst && (
          <p>
            <a href={localPath(locale, outboxLink())}>{t('console.outbox.newest')}</a>
          </p>
        )}
      </>
    ),
  })
}

function WhereMailGoes({ t, isOff, waitsForCharity }: { t: Translate; isOff: boolean; waitsForCharity: boolean }) {
  if (!isOff && !waitsForCharity) return <p>{t('console.outbox.on')}</p>
  return (
    <Notice title={t('console.outbox.staysTitle')}>
      {isOff && <p>{t('console.outbox.off')}</p>}
      {waitsForCharity && <p>{t('console.outbox.waits')}</p>}
    </Notice>
  )
}

const TestMail = ({ t, charity }: { t: Translate; charity: Charity }) =>
  charity.fromAddress === '' ? (
    <p>
      <Rich
        t={t}
        k="console.test.noAddress"
        with={{ link: <a href={localPath(t.locale, setupLink('fromAddress'))}>{t('console.test.noAddressLink')}</a> }}
      />
    </p>
  ) : (
    <form method="post" action={localPath(t.locale, testMailPath)}>
      <p>{t('console.test.what', { address: charity.fromAddress })}</p>
      <p>
        <Button kind="quiet">{t('console.test.button')}</Button>
      </p>
    </form>
  )

const Mails = ({ t, mails }: { t: Translate; mails: readonly StoredMail[] }) => (
  <DataTable
    id="mails"
    caption={t('console.outbox.caption')}
    columns={(['subject', 'to', 'state', 'written'] as const).map(name => ({ label: t(`console.outbox.columns.${name}`) }))}
    rows={mails.map(mail => [
      <a href={localPath(t.locale, mailLink(mail.id))}>{mail.subject}</a>,
      mail.to,
      <Tag>{t(`console.outbox.states.${mail.state}.word`)}</Tag>,
      dayAndTime(t, mail.queuedAt),
    ])}
  />
)
