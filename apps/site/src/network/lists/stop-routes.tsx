import { Button, type Ctx, localPath, type Router } from '../../foundation/index.ts'
import { stopLink, stopPath, updatesPath } from '../links.ts'
import { listPurposes } from '../network-words.ts'
import { networkPage } from '../pages/network-page.tsx'
import { leftDays } from '../retention/retention-rules.ts'
import { supporterById } from '../supporters/supporter-store.ts'
import { readStopToken } from './leave-for.ts'
import { stopByLink } from './leave-lists.ts'

/** No more mail of one kind: for people a page with buttons, for mail programs an address to post to (RFC 8058). To open it changes nothing. */
export function stopRoutes(router: Router): void {
  router.get(stopPath, openLink)
  router.post(stopPath, post)
}

async function openLink(c: Ctx): Promise<Response> {
  const { db, t, services, locale } = c.var
  const token = c.req.param('token') ?? ''
  const who = readStopToken(services, token)
  if (!who || !(await supporterById(db, who.supporterId))) return endPage(c, 'unknown')
  return networkPage(c, {
    title: t('join.stop.title'),
    lead: t(`join.stop.lead.${who.purpose}`),
    body: (
      <>
        <form method="post" action={localPath(locale, stopLink(token))} class="answers">
          <input type="hidden" name="by" value="page" />
          <Button>{t('join.stop.button')}</Button>
          <button class="button quiet" type="submit" name="also" value="all">
            {t('join.stop.all')}
          </button>
        </form>
        <p>
          {t('join.stop.mine')} <a href={`${localPath(locale, updatesPath)}#mine`}>{t('join.stop.mineLink')}</a>
        </p>
      </>
    ),
  })
}

/**
 * Carries its own proof: the signature in the address, which is in the mail alone. So neither a cookie nor where the form came from is looked at.
 * A mail program hears in plain words that it is done, with no page and no other address to go to.
 */
async function post(c: Ctx): Promise<Response> {
  const { services, t } = c.var
  const form = await formFromPage(c)
  const token = c.req.param('token') ?? ''
  const also = form?.get('also') === 'all' ? listPurposes : []
  const outcome = await stopByLink(services, { token, also, way: form ? 'link' : 'one-click', page: stopPath })
  if (form) return endPage(c, outcome === 'unknown' ? 'unknown' : 'left')
  return c.text(`${t('network.leave.oneClick')}\n`, 200, { 'cache-control': 'no-store' })
}

/** What mail programs send is urlencoded, multipart, or nothing that we can read: to whoever holds the token it need not matter. */
async function formFromPage(c: Ctx): Promise<FormData | null> {
  // A browser always says how long a form is. What does not is a server, and is not read: it might never end (see `unreadBodies`).
  if (c.req.header('transfer-encoding') !== undefined) return null
  try {
    const form = await c.req.formData()
    return form.get('by') === 'page' ? form : null
  } catch {
    return null
  }
}

function endPage(c: Ctx, outcome: 'left' | 'unknown'): Response {
  const { t, locale } = c.var
  return networkPage(c, {
    title: t(`join.stop.${outcome}.title`),
    lead: t(`join.stop.${outcome}.lead`),
    status: outcome === 'unknown' ? 404 : 200,
    body: (
      <>
        {outcome === 'left' && <p>{t('network.leave.kept', { days: leftDays })}</p>}
        <p>
          <a href={`${localPath(locale, updatesPath)}#mine`}>{t('join.stop.mineLink')}</a>
        </p>
      </>
    ),
  })
}
