import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Ctx, componentCss, type PageView, page } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { standardsPath } from '../../standards/links.ts'
import css from './endorsements.css?inline'

const { errorSummary, formField, notice, pagination, dataTable, figure } = componentCss

type EndorseView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly status?: PageView['status']
  readonly headers?: Readonly<Record<string, string>>
  /** Nothing on it depends on who asks. */
  readonly isPublic?: boolean
}

/** A page about standing behind the standards. One that is not public is behind somebody’s link: in no search engine and no cache, and without a cookie. */
export function endorseView(c: Ctx, { title, lead, body, status, headers = {}, isPublic = false }: EndorseView): Response {
  const { t } = c.var
  return page(c, {
    title,
    description: lead,
    status,
    cacheable: isPublic,
    indexed: isPublic,
    translated: isPublic,
    share: isPublic ? shareSite(t) : undefined,
    css: [errorSummary, formField, notice, pagination, dataTable, figure, css],
    headers: isPublic ? headers : { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow', ...headers },
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: standardsPath, label: t('standards.menu') }]} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {body}
        </section>
      </>
    ),
  })
}
