import type { Child } from 'hono/jsx'
import {
  Breadcrumbs,
  type Ctx,
  componentCss,
  ErrorSummary,
  type FieldError,
  type PageView,
  page,
} from '../../foundation/index.ts'
import css from './door.css?inline'

type DoorView = {
  readonly title: string
  readonly lead: string
  readonly body?: Child
  readonly status?: PageView['status']
  readonly errors?: readonly FieldError[]
  readonly islands?: readonly string[]
  /** Whether it stands in both languages under the same address. */
  readonly translated?: boolean
}

const { errorSummary, formField, notice } = componentCss

/** A page before the door of the console: one thing to do, and nothing of it indexed or kept. */
export function doorPage(c: Ctx, { title, lead, body, status, errors = [], islands, translated = false }: DoorView): Response {
  return page(c, {
    title,
    description: lead,
    status,
    indexed: false,
    translated,
    css: [errorSummary, formField, notice, css],
    islands,
    headers: { 'cache-control': 'no-store' },
    body: (
      <>
        {translated && <Breadcrumbs t={c.var.t} here={title} />}
        <section class="band">
          <div class="door">
            <ErrorSummary t={c.var.t} errors={errors} />
            <h1>{title}</h1>
            <p>{lead}</p>
            {body}
          </div>
        </section>
      </>
    ),
  })
}
