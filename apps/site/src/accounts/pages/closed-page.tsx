import { type Ctx, page } from '../../foundation/index.ts'
import type { Here } from '../require-staff.ts'

/** What somebody without a session sees of every page of the console: what it is, and how staff get in. */
export function closedPage(c: Ctx, _here: Here): Response {
  const { t } = c.var
  return page(c, {
    title: t('accounts.closed.title'),
    description: t('accounts.closed.lead'),
    status: 403,
    indexed: false,
    headers: { 'cache-control': 'no-store' },
    body: (
      <section class="band prose">
        <h1>{t('accounts.closed.title')}</h1>
        <p>{t('accounts.closed.lead')}</p>
        <p>{t('accounts.closed.how')}</p>
        <p>
          <code>npm run spotlight -- console-link</code>
        </p>
        <p>{t('accounts.closed.visitor')}</p>
      </section>
    ),
  })
}
