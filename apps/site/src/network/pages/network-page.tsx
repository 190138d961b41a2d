import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Crumb, type Ctx, componentCss, type PageView, page } from '../../foundation/index.ts'
import { shareSite, statusCss } from '../../releases/index.ts'
import css from './network.css?inline'

const { errorSummary, formField, notice } = componentCss

export const networkStyles: readonly string[] = [statusCss, errorSummary, formField, notice, css]

type NetworkView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  /** The pages between the first one and this one. */
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  readonly description?: string
  /** Nothing on it depends on who asks. */
  readonly isPublic?: boolean
  readonly isIndexed?: boolean
  /** More style sheets, after those of every page of this room. */
  readonly css?: readonly string[]
}

/**
 * A page for people who want to hear from us. One that is not public is behind somebody's link: in no search engine and no cache, and without a
 * cookie.
 */
export function networkPage(c: Ctx, view: NetworkView): Response {
  const { title, lead, body, trail, status, description, isPublic = false, isIndexed = false, css: more = [] } = view
  return page(c, {
    title,
    description: description ?? lead,
    status,
    cacheable: isPublic,
    indexed: isIndexed,
    share: isIndexed ? shareSite(c.var.t) : undefined,
    translated: isPublic,
    css: [...networkStyles, ...more],
    ...(isPublic ? {} : { headers: { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' } }),
    body: (
      <>
        <Breadcrumbs t={c.var.t} trail={trail ?? []} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {body}
        </section>
      </>
    ),
  })
}
