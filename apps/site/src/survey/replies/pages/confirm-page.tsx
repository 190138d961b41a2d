import { type Ctx, dayInUk, localPath } from '../../../foundation/index.ts'
import { confirmLink } from '../links.ts'
import { confirmDays } from '../name-contact.ts'
import type { NamedContact } from '../named-contact-store.ts'
import { privatePage } from './private-page.tsx'

type Asked = { readonly token: string; readonly contact: NamedContact; readonly trustName: string; readonly charityName: string }

/** Asks the person who was named whether that is right. To open it says nothing: a button does. */
export function confirmPage(c: Ctx, { token, contact, trustName, charityName }: Asked): Response {
  const { t, locale } = c.var
  return privatePage(c, {
    title: t('replies.confirm.title'),
    lead: t('replies.confirm.lead', { trust: trustName, charity: charityName }),
    body: (
      <>
        <dl class="facts">
          <dt>{t('replies.contact.name')}</dt>
          <dd>{contact.name}</dd>
          <dt>{t('replies.contact.role')}</dt>
          <dd>{contact.role}</dd>
          <dt>{t('replies.contact.email')}</dt>
          <dd>{contact.email}</dd>
        </dl>
        <p>{t('replies.confirm.use')}</p>
        {contact.confirmedAt !== null && <p>{t('replies.confirm.already', { day: t.day(dayInUk(contact.confirmedAt)) })}</p>}
        <form method="post" action={localPath(locale, confirmLink(token))}>
          <p class="buttons">
            {contact.confirmedAt === null && (
              <button class="button" type="submit" name="says" value="yes">
                {t('replies.confirm.yes')}
              </button>
            )}{' '}
            <button class="button quiet" type="submit" name="says" value="no">
              {t('replies.confirm.no')}
            </button>
          </p>
        </form>
      </>
    ),
  })
}

/** After the button, and where there is nothing to answer any more. */
export const confirmedPage = (c: Ctx, outcome: 'confirmed' | 'declined' | 'unknown', trustName: string): Response =>
  privatePage(c, {
    title: c.var.t(`replies.confirm.${outcome}.title`),
    lead: c.var.t(`replies.confirm.${outcome}.text`, { trust: trustName, days: confirmDays }),
    status: outcome === 'unknown' ? 404 : 200,
    body: null,
  })
