import { Button, ButtonLink, type Ctx, localPath, nameIn } from '../../foundation/index.ts'
import { findLink, type Trust } from '../../register/index.ts'
import { StatusMark, StatusSymbols, trustLink } from '../../releases/index.ts'
import { alertsLink, confirmLink } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import type { ConfirmVerdict } from './judge-confirm-link.ts'
import { statusNow } from './status-now.ts'

/** Asks whoever opened the link to press a button: programs that check mail open links too, and change nothing by it. */
export function confirmPage(c: Ctx, token: string, trust: Trust): Response {
  const { t, locale } = c.var
  return networkPage(c, {
    title: t('network.confirm.good.title'),
    lead: t('network.confirm.good.lead', { trust: nameIn(locale, trust) }),
    body: (
      <form method="post" action={localPath(locale, confirmLink(token))}>
        <Button>{t('network.confirm.good.button')}</Button>
      </form>
    ),
  })
}

/** After the button. Pressed again it says the same. */
export async function confirmedPage(c: Ctx, outcome: 'confirmed' | 'done', trust: Trust): Promise<Response> {
  const { db, t, locale } = c.var
  const name = nameIn(locale, trust)
  const { status } = await statusNow(db, trust.code)
  return networkPage(c, {
    title: t(`network.confirm.${outcome}.title`),
    lead: t(`network.confirm.${outcome}.lead`, { trust: name }),
    body: (
      <>
        <StatusSymbols />
        <p>
          {t('network.alerts.now')} <StatusMark t={t} status={status === 'excluded' ? null : status} words="shown" />
        </p>
        <p>
          <ButtonLink href={localPath(locale, trustLink(trust.code))}>{t('network.alerts.back', { trust: name })}</ButtonLink>
        </p>
      </>
    ),
  })
}

type Dead = Extract<ConfirmVerdict, 'left' | 'expired' | 'unknown'>

/** A link that does nothing any more says why, and where another can be had. */
export function deadConfirmPage(c: Ctx, verdict: Dead, trust: Trust | null): Response {
  const { t, locale } = c.var
  const why = trust === null ? 'unknown' : verdict
  const next = trust === null ? findLink() : alertsLink(trust.code)
  return networkPage(c, {
    title: t(`network.confirm.${why}.title`),
    lead: t(`network.confirm.${why}.lead`, { trust: trust === null ? '' : nameIn(locale, trust) }),
    status: why === 'unknown' ? 404 : 410,
    body: (
      <p>
        <ButtonLink href={localPath(locale, next)}>
          {t(trust === null ? 'network.confirm.find' : 'network.confirm.again')}
        </ButtonLink>
      </p>
    ),
  })
}
