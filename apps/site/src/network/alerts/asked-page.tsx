import { ButtonLink, type Ctx, localPath, Notice } from '../../foundation/index.ts'
import { networkPage } from '../pages/network-page.tsx'

/** After a form that leads to a mail: the same for everybody, whatever address was typed. */
export function askedPage(c: Ctx, about: 'asked' | 'preferences'): Response {
  const { t, locale, services } = c.var
  const words = about === 'asked' ? 'network.asked' : 'network.asked.preferences'
  return networkPage(c, {
    title: t(`${words}.title`),
    lead: t(`${words}.lead`),
    isPublic: true,
    body: (
      <>
        {services.smtpUrl === null && (
          <Notice>
            <p>{t('network.asked.outbox')}</p>
          </Notice>
        )}
        <p>{t('network.asked.nothing')}</p>
        <p>{t('network.asked.same')}</p>
        <p>
          {/* The map belongs to a higher room; its address is one of the site's contracts. */}
          <ButtonLink kind="quiet" href={localPath(locale, '/map')}>
            {t('network.asked.map')}
          </ButtonLink>
        </p>
      </>
    ),
  })
}
