import { isTokenShaped, refuseForeignForms } from '../../accounts/index.ts'
import { Button, ButtonLink, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { isExpired, linkByToken } from '../links/link-store.ts'
import { moveLink, movePath, updatesPath } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import { type MoveOutcome, moveByLink } from './move-address.ts'

/** Saying yes to a new address, by the link that was sent to it. To open it changes nothing. */
export function moveRoutes(router: Router): void {
  router.get(movePath, openLink)
  router.post(movePath, pressButton)
}

async function openLink(c: Ctx): Promise<Response> {
  const { db, t, locale, services } = c.var
  const token = c.req.param('token') ?? ''
  const link = isTokenShaped(token) ? await linkByToken(db, 'address', token) : null
  if (!link?.newAddress || link.usedAt !== null || isExpired(link, services.clock())) return movedPage(c, 'dead')
  return networkPage(c, {
    title: t('join.move.good.title'),
    lead: t('join.move.good.lead', { address: link.newAddress.typed }),
    body: (
      <form method="post" action={localPath(locale, moveLink(token))}>
        <Button>{t('join.move.good.button')}</Button>
      </form>
    ),
  })
}

async function pressButton(c: Ctx): Promise<Response> {
  refuseForeignForms(c)
  const token = c.req.param('token') ?? ''
  return movedPage(c, isTokenShaped(token) ? await moveByLink(c.var.services, token) : 'dead')
}

const movedPage = (c: Ctx, outcome: MoveOutcome): Response =>
  networkPage(c, {
    title: c.var.t(`join.move.${outcome}.title`),
    lead: c.var.t(`join.move.${outcome}.lead`),
    status: outcome === 'dead' ? 410 : 200,
    body: (
      <p>
        <ButtonLink href={`${localPath(c.var.locale, updatesPath)}#mine`}>{c.var.t('join.stop.mineLink')}</ButtonLink>
      </p>
    ),
  })
