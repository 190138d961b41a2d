import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Crumb, type Ctx, componentCss, type PageView, page } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { trainingsPath } from '../training-links.ts'
import css from './training.css?inline'

const { dataTable, errorSummary, figure, formField, notice, tag } = componentCss

export const trainingStyles: readonly string[] = [dataTable, errorSummary, figure, formField, notice, tag, css]

type TrainingView = {
  readonly title: string
  readonly lead: string
  readonly body: Child
  readonly trail?: readonly Crumb[]
  readonly status?: PageView['status']
  /** Nothing on it depends on who asks. */
  readonly isPublic?: boolean
}

/** A page about training. One that is not public is behind somebody’s link or form: in no search engine and no cache, and without a cookie. */
export function trainingView(c: Ctx, { title, lead, body, trail = [], status, isPublic = false }: TrainingView): Response {
  const { t } = c.var
  return page(c, {
    title,
    description: lead,
    status,
    cacheable: isPublic,
    indexed: isPublic,
    translated: isPublic,
    share: isPublic ? shareSite(t) : undefined,
    css: trainingStyles,
    ...(isPublic ? {} : { headers: { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' } }),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: trainingsPath, label: t('training.title') }, ...trail]} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{lead}</p>
          {body}
        </section>
      </>
    ),
  })
}
