import { Button, type Ctx, localPath, page } from '../../foundation/index.ts'
import type { LinkVerdict } from '../link-rules.ts'
import { enterLink } from '../links.ts'

/** A link opened. Opening it changes nothing: programs that check mail open links too. The button uses it up. */
export function enterPage(c: Ctx, token: string): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('accounts.enter.title'),
    description: t('accounts.enter.lead'),
    indexed: false,
    translated: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <section class="band prose">
        <h1>{t('accounts.enter.title')}</h1>
        <p>{t('accounts.enter.lead')}</p>
        <p>{t('accounts.enter.cookie')}</p>
        <form method="post" action={localPath(locale, enterLink(token))}>
          <Button>{t('accounts.enter.button')}</Button>
        </form>
      </section>
    ),
  })
}

/** A link that does not lead in, why, and what to do. */
export function deadLinkPage(c: Ctx, verdict: Exclude<LinkVerdict, 'good'>): Response {
  const { t } = c.var
  return page(c, {
    title: t(`accounts.dead.${verdict}.title`),
    description: t(`accounts.dead.${verdict}.lead`),
    status: verdict === 'unknown' ? 404 : 410,
    indexed: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <section class="band prose">
        <h1>{t(`accounts.dead.${verdict}.title`)}</h1>
        <p>{t(`accounts.dead.${verdict}.lead`)}</p>
        <p>{t('accounts.dead.next')}</p>
        <p>
          <code>npm run spotlight -- console-link</code>
        </p>
      </section>
    ),
  })
}
