import { consolePage, mayDo, newToken, principalOf } from '../../../accounts/index.ts'
import { Button, type Ctx, DataTable, localPath, Notice, sayMoment } from '../../../foundation/index.ts'
import { mailingLink, newMailingPath } from '../links.ts'
import { listMailings } from '../mailing-store.ts'
import { nameOf } from './mailing-here.ts'

const newest = 100

/** Everything that was ever written to many, the newest first. */
export async function mailingsPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const mailings = await listMailings(db, newest)
  const mayWrite = mayDo(principalOf(c), 'mailing.write') === 'yes'
  return consolePage(c, {
    title: t('mailings.title'),
    lead: t('mailings.lead'),
    body: (
      <>
        {c.req.query('done') === 'deleted' && (
          <Notice>
            <p role="status">{t('mailings.done.deleted')}</p>
          </Notice>
        )}
        {mayWrite && (
          <form method="post" action={localPath(locale, newMailingPath)}>
            <input type="hidden" name="token" value={newToken()} />
            <Button>{t('mailings.new')}</Button>
          </form>
        )}
        {mailings.length === 0 ? (
          <p>{t('mailings.none')}</p>
        ) : (
          <DataTable
            id="mailings"
            caption={t('mailings.caption')}
            columns={(['name', 'purpose', 'state', 'when', 'people'] as const).map(name => ({
              label: t(`mailings.columns.${name}`),
              isNumber: name === 'people',
            }))}
            rows={mailings.map(mailing => [
              <a href={localPath(locale, mailingLink(mailing.id))}>{nameOf(t, mailing)}</a>,
              t(`mailings.purposes.${mailing.purpose}`),
              t(`mailings.states.${mailing.state}`),
              sayMoment(t, mailing.endedAt ?? mailing.startedAt ?? mailing.startsAt ?? mailing.changedAt),
              mailing.recipients === null ? '' : t.number(mailing.recipients),
            ])}
          />
        )}
      </>
    ),
  })
}
