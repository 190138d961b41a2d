import type { Child } from 'hono/jsx'
import {
  Breadcrumbs,
  type Crumb,
  type Ctx,
  componentCss,
  type PageView,
  page,
  type SharePart,
} from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import css from './letters.css?inline'

const { errorSummary, fold, formField, notice } = componentCss
export const letterStyles: readonly string[] = [errorSummary, fold, formField, notice, css]

/** Nobody else may keep it; the back button of the same browser may show it again for five minutes, so that nothing is lost between steps. */
const ownHeaders = { 'cache-control': 'private, max-age=300', 'x-robots-tag': 'noindex, nofollow' }
/** Behind a link of one's own: kept nowhere. */
const linkHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }

type LetterPageView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  /** `public`: nothing on it depends on who asks. `step`: it holds what somebody has just typed. `link`: it stands behind somebody’s link. */
  readonly kind: 'public' | 'step' | 'link'
  readonly isIndexed?: boolean
  /** The picture with which it is passed on; that of the site where none is given. */
  readonly share?: SharePart
  readonly css?: readonly string[]
  readonly islands?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  /** Above the heading: which step it is. */
  readonly above?: Child
}

/** A page on which somebody writes a letter, or looks at theirs. */
export function letterPage(c: Ctx, view: LetterPageView): Response {
  const { title, lead, body, trail, status, kind, isIndexed = false, css: more = [], islands, above } = view
  const own = kind === 'step' ? ownHeaders : linkHeaders
  return page(c, {
    title,
    description: lead,
    status,
    cacheable: kind === 'public',
    indexed: isIndexed,
    share: view.share ?? (isIndexed ? shareSite(c.var.t) : undefined),
    translated: kind === 'public',
    css: [...letterStyles, ...more],
    islands,
    ...(kind === 'public' ? {} : { headers: { ...own, ...view.headers } }),
    body: (
      <>
        {trail && <Breadcrumbs t={c.var.t} trail={trail} here={title} />}
        <section class="band prose letters">
          {above}
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          <div class="letters-body">{body}</div>
        </section>
      </>
    ),
  })
}
