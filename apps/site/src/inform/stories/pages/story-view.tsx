import type { Child } from 'hono/jsx'
import { Breadcrumbs, type Crumb, type Ctx, componentCss, type PageView, page } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { urgentHelpCss } from '../../support/urgent/urgent-help.tsx'
import { storiesPath } from '../story-links.ts'
import css from './stories.css?inline'

const { errorSummary, fold, formField, notice, pagination, quote } = componentCss

type StoryView = {
  readonly title: string
  readonly lead?: string
  readonly description: string
  readonly body: Child
  readonly status?: PageView['status']
  readonly trail?: readonly Crumb[]
  /** `public`: nothing on it depends on who asks. `step`: it holds what somebody has just typed. `link`: it stands behind somebody’s link. */
  readonly kind: 'public' | 'step' | 'link'
  /** A page on which somebody stands as themselves: search engines are asked to leave it out, so that what is taken back is gone. */
  readonly isPersonal?: boolean
  readonly isWide?: boolean
  readonly headers?: Readonly<Record<string, string>>
  /** Above the heading. */
  readonly above?: Child
}

/** Nobody else may keep it; the back button of the same browser may show it again for five minutes, so that nothing is lost between steps. */
const ownHeaders = { 'cache-control': 'private, max-age=300', 'x-robots-tag': 'noindex, nofollow' }
/** Behind a link of one’s own: kept nowhere. */
const linkHeaders = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }
const personalHeaders = { 'x-robots-tag': 'noindex, noimageindex, noarchive' }

/** A page of people’s stories, or of telling one. */
export function storyView(c: Ctx, view: StoryView): Response {
  const { t } = c.var
  const { title, lead, description, body, status, kind, trail, isPersonal = false, isWide = false, above } = view
  const isPublic = kind === 'public'
  const headers = isPublic ? (isPersonal ? personalHeaders : {}) : kind === 'step' ? ownHeaders : linkHeaders
  return page(c, {
    title,
    description,
    status,
    cacheable: isPublic,
    indexed: isPublic && !isPersonal,
    share: isPublic ? shareSite(t) : undefined,
    translated: isPublic,
    css: [errorSummary, fold, formField, notice, pagination, quote, urgentHelpCss, css],
    headers: { ...headers, ...view.headers },
    body: (
      <>
        <Breadcrumbs t={t} trail={trail ?? [{ href: storiesPath, label: t('stories.title') }]} here={title} />
        <section class={isWide ? 'band stories' : 'band prose stories'}>
          {above}
          <h1>{title}</h1>
          {lead !== undefined && <p class="lead">{lead}</p>}
          {body}
        </section>
      </>
    ),
  })
}
