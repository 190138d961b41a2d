import type { Child } from 'hono/jsx'
import { consoleLink, leaveLink } from '../../accounts/index.ts'
import { Button, type Ctx, componentCss, localPath, type PageView, page } from '../../foundation/index.ts'
import css from './console.css?inline'
import { outboxLink, setupLink } from './console-links.ts'

type ConsoleView = { readonly title: string; readonly lead: string; readonly body: Child; readonly status?: PageView['status'] }

const { dataTable, errorSummary, fold, formField, notice, tag } = componentCss

/** The console is the same house by daylight: its own small menu, then what the page is about. Nothing of it is indexed or kept. */
export function consolePage(c: Ctx, { title, lead, body, status }: ConsoleView): Response {
  const { t, locale, path } = c.var
  const entries = [
    { href: consoleLink(), label: t('console.menu.today') },
    { href: setupLink(), label: t('console.menu.setup') },
    { href: outboxLink(), label: t('console.menu.outbox') },
  ]
  return page(c, {
    title,
    description: lead,
    status,
    indexed: false,
    translated: false,
    css: [dataTable, errorSummary, fold, formField, notice, tag, css],
    headers: { 'cache-control': 'no-store' },
    body: (
      <div class="band">
        <div class="console">
          <div class="console-bar">
            <nav aria-label={t('console.menu.label')}>
              <ul>
                {entries.map(({ href, label }) => (
                  <li>
                    <a href={localPath(locale, href)} aria-current={href === path ? 'page' : undefined}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <form method="post" action={localPath(locale, leaveLink())}>
              <Button kind="quiet">{t('accounts.signOut')}</Button>
            </form>
          </div>
          <h1>{title}</h1>
          <p class="console-lead">{lead}</p>
          {body}
        </div>
      </div>
    ),
  })
}
