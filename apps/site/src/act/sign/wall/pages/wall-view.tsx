import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Ctx, componentCss, type PageView, page } from '../../../../foundation/index.ts'
import { shareSite } from '../../../../releases/index.ts'
import { signPath, wallPath } from '../../sign-links.ts'
import css from './wall.css?inline'

const { errorSummary, formField, notice, pagination } = componentCss

type WallView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly status?: PageView['status']
  readonly headers?: Readonly<Record<string, string>>
  /** Nothing on it depends on who asks. */
  readonly isPublic?: boolean
  readonly isIndexed?: boolean
  /** Whether it is the wall itself. */
  readonly isWall?: boolean
}

/** A page about the wall. One that is not public is behind somebody’s link: in no search engine and no cache, and without a cookie. */
export function wallView(c: Ctx, view: WallView): Response {
  const { t } = c.var
  const { title, lead, body, status, headers = {}, isPublic = false, isIndexed = false, isWall = false } = view
  const trail = [
    { href: '/act', label: t('sign.trail') },
    { href: signPath, label: t('sign.title') },
    ...(isWall ? [] : [{ href: wallPath, label: t('sign.wall.title') }]),
  ]
  return page(c, {
    title,
    description: lead,
    status,
    cacheable: isPublic,
    indexed: isIndexed,
    share: isIndexed || isWall ? shareSite(t) : undefined,
    translated: isPublic,
    css: [errorSummary, formField, notice, pagination, css],
    headers: isPublic ? headers : { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', ...headers },
    body: (
      <>
        <Breadcrumbs t={t} trail={trail} here={title} />
        <section class={isWall ? 'band' : 'band prose'}>
          <div class="prose">
            <h1>{title}</h1>
            <p class="lead">{lead}</p>
          </div>
          {body}
        </section>
      </>
    ),
  })
}
