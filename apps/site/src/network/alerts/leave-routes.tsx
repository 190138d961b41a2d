import { isTokenShaped } from '../../accounts/index.ts'
import { Button, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { linkByToken } from '../links/link-store.ts'
import { leaveLink, leavePath } from '../links.ts'
import { networkPage } from '../pages/network-page.tsx'
import { leftDays } from '../retention/retention-rules.ts'
import { leaveByLink } from './leave-alerts.ts'

/** No more mail: for people a page with a button, for mail programs an address to post to (RFC 8058). To open it changes nothing. */
export function leaveRoutes(router: Router): void {
  router.get(leavePath, openLink)
  router.post(leavePath, post)
}

async function openLink(c: Ctx): Promise<Response> {
  const { db, t, locale } = c.var
  const token = c.req.param('token') ?? ''
  if (!isTokenShaped(token) || !(await linkByToken(db, 'leave', token))) return endPage(c, 'unknown')
  return networkPage(c, {
    title: t('network.leave.title'),
    lead: t('network.leave.lead'),
    body: (
      <>
        <form method="post" action={localPath(locale, leaveLink(token))}>
          <input type="hidden" name="by" value="page" />
          <Button>{t('network.leave.button')}</Button>
        </form>
        <p>{t('network.leave.one')}</p>
      </>
    ),
  })
}

/**
 * Carries its own proof: the token in the address, which is in the mail alone. So neither a cookie nor where the form came from is looked at.
 * A mail program hears in plain words that it is done, with no page and no other address to go to, also for a link whose owner is not kept any
 * more: nothing will be sent because of it.
 */
async function post(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const isPage = await cameFromPage(c)
  const token = c.req.param('token') ?? ''
  const how = isPage ? ({ way: 'link' } as const) : ({ way: 'one-click' } as const)
  const outcome = isTokenShaped(token) ? await leaveByLink(services, { token, ...how, page: leavePath }) : 'unknown'
  if (isPage) return endPage(c, outcome === 'unknown' ? 'unknown' : 'left')
  return c.text(`${t('network.leave.oneClick')}\n`, 200, { 'cache-control': 'no-store' })
}

/** What mail programs send is urlencoded, multipart, or nothing that we can read: to whoever holds the token it need not matter. */
async function cameFromPage(c: Ctx): Promise<boolean> {
  // A browser always says how long a form is. What does not is a server, and is not read: it might never end (see `unreadBodies`).
  if (c.req.header('transfer-encoding') !== undefined) return false
  try {
    return (await c.req.formData()).get('by') === 'page'
  } catch {
    return false
  }
}

const endPage = (c: Ctx, outcome: 'left' | 'unknown'): Response =>
  networkPage(c, {
    title: c.var.t(`network.leave.${outcome}.title`),
    lead: c.var.t(`network.leave.${outcome}.lead`),
    status: outcome === 'unknown' ? 404 : 200,
    body: outcome === 'left' ? <p>{c.var.t('network.leave.kept', { days: leftDays })}</p> : null,
  })
