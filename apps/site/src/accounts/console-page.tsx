import type { Child } from 'hono/jsx'
import {
  Breadcrumbs,
  Button,
  type Crumb,
  type Ctx,
  componentCss,
  localPath,
  type PageView,
  page,
  Rich,
} from '../foundation/index.ts'
import css from './console.css?inline'
import { mayDo } from './deeds.ts'
import { entryHere } from './entry-here.ts'
import { accountLink, consoleLink, leaveLink, staffPath } from './links.ts'

export type ConsoleView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  /** The pages between the first one of the console and this one, with paths that know no language. A page of the menu has none. */
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  /** More style sheets, after those of every console page. */
  readonly css?: readonly string[]
  readonly islands?: readonly string[]
  /** Whether it shows other pages of ours in frames. */
  readonly framesOwnPages?: boolean
}

const { dataTable, errorSummary, fold, formField, notice, tag } = componentCss

/** The console is the same house by daylight: its own small menu, then what the page is about. Nothing of it is indexed or kept. */
export function consolePage(
  c: Ctx,
  { title, lead, body, trail, status, css: more = [], islands, framesOwnPages }: ConsoleView,
): Response {
  const { t, locale, path, shell, principal } = c.var
  const maySeeStaff = principal !== null && mayDo(principal, 'staff.see') === 'yes'
  const entries = shell.menu
    .filter(({ place, path }) => place === 'console' && (path !== staffPath || maySeeStaff))
    .map(entry => ({ href: entry.path, label: t(entry.label) }))
  const bars = (shell.consoleBars ?? []).flatMap(bar => bar(c) ?? [])
  const here = entryHere(
    entries.map(({ href }) => href),
    path,
  )
  const menu = (
    <ul>
      {entries.map(({ href, label }) => (
        <li>
          <a href={localPath(locale, href)} aria-current={href === here ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
  return page(c, {
    title,
    description: lead,
    status,
    indexed: false,
    translated: false,
    css: [dataTable, errorSummary, fold, formField, notice, tag, css, ...bars.flatMap(bar => bar.css ?? []), ...more],
    islands,
    framesOwnPages,
    headers: { 'cache-control': 'no-store' },
    body: (
      <div class="band">
        <div class="console">
          {bars.map(bar => bar.body)}
          <div class="console-bar">
            <nav aria-label={t('console.menu.label')}>
              <div class="menu-wide">{menu}</div>
              <details class="menu-fold">
                <summary>{t('console.menu.label')}</summary>
                {menu}
              </details>
            </nav>
            <div class="console-who">
              {principal && (
                <p>
                  <Rich
                    t={t}
                    k="accounts.signedInAs"
                    with={{ who: <a href={localPath(locale, accountLink())}>{principal.name}</a> }}
                  />
                </p>
              )}
              <form method="post" action={localPath(locale, leaveLink())}>
                <Button kind="quiet">{t('accounts.signOut')}</Button>
              </form>
            </div>
          </div>
          {trail && (
            <Breadcrumbs t={t} home={{ href: consoleLink(), label: t('console.menu.today') }} trail={trail} here={title} />
          )}
          <h1>{title}</h1>
          <p class="console-lead">{lead}</p>
          {body}
        </div>
      </div>
    ),
  })
}
