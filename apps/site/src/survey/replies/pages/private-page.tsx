import type { Child } from 'hono/jsx'
import { type Ctx, componentCss, type PageView, page } from '../../../foundation/index.ts'
import { statusCss } from '../../../releases/index.ts'
import css from './reply.css?inline'

const { errorSummary, fold, formField, notice, quote } = componentCss

type PrivateView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly status?: PageView['status']
}

/** A page behind a private link: for one trust, in no search engine and no cache, and without a cookie. */
export const privatePage = (c: Ctx, { title, lead, body, status }: PrivateView): Response =>
  page(c, {
    title,
    description: lead,
    status,
    indexed: false,
    translated: false,
    css: [statusCss, errorSummary, fold, formField, notice, quote, css],
    headers: { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' },
    body: (
      <section class="band">
        <div class="private">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {body}
        </div>
      </section>
    ),
  })
