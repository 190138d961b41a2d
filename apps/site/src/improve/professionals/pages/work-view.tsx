import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Crumb, type Ctx, componentCss, type PageView, page } from '../../../foundation/index.ts'

const { notice } = componentCss

type WorkView = {
  readonly title: string
  readonly lead: string
  readonly body?: Child
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  /** Nothing on it depends on who asks. */
  readonly isPublic?: boolean
}

/** A page on the way of an address at work. One that is not public is behind somebody’s link: in no search engine and no cache, and without a cookie. */
export function workView(c: Ctx, { title, lead, body, trail = [], status, isPublic = false }: WorkView): Response {
  return page(c, {
    title,
    description: lead,
    status,
    cacheable: isPublic,
    indexed: false,
    translated: isPublic,
    css: [notice],
    headers: isPublic ? {} : { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' },
    body: (
      <>
        {trail.length > 0 && <Breadcrumbs t={c.var.t} trail={trail} here={title} />}
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {body}
        </section>
      </>
    ),
  })
}
