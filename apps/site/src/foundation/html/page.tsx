import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Ctx } from '../http/room.ts'
import { type Framing, securityHeaders } from '../http/security-headers.ts'
import { findRoot } from '../root.ts'
import baseCss from './base.css?inline'
import breadcrumbsCss from './components/breadcrumbs/breadcrumbs.css?inline'
import buttonCss from './components/button/button.css?inline'
import { fontFaces, readAssetManifest } from './fonts.ts'
import layoutCss from './layout.css?inline'
import { Layout } from './layout.tsx'
import type { SharePart } from './share-part.tsx'
import tokensCss from './tokens.css?inline'

/** A page as its room describes it. */
export type PageView = {
  readonly title: string
  readonly description: string
  readonly body: Child
  /** More style sheets of this page's components, as text. */
  readonly css?: readonly string[]
  /** Names of islands in apps/site/islands that enhance this page. */
  readonly islands?: readonly string[]
  readonly head?: Child
  /** The page’s one address, without its language, where it is more than its path: `/map?nation=wales`. */
  readonly address?: string
  readonly share?: SharePart
  readonly status?: 200 | 400 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 503
  /** True only when nothing on the page depends on who asks: it is then kept whole until news arrives. */
  readonly cacheable?: boolean
  readonly indexed?: boolean
  readonly translated?: boolean
  readonly framing?: Framing
  /** Whether it shows other pages of ours in frames. */
  readonly framesOwnPages?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

const manifest = readAssetManifest(findRoot())
/** What every page carries. Kept small: the budget is tested. */
export const siteCss = [tokensCss, fontFaces(manifest), baseCss, layoutCss, buttonCss, breadcrumbsCss].join('')

/** Renders a whole page. The same style sheets that stand in it are named in its policy. */
export function page(c: Ctx, view: PageView): Response {
  const { services, shell, t, path } = c.var
  const status = view.status ?? 200
  const end = status === 200 ? (c.var.pageEnd ?? null) : null
  const css = [siteCss, ...(view.css ?? []), ...(end?.css ?? [])].join('')
  const html = (
    <Layout
      t={t}
      shell={shell}
      path={path}
      address={view.address ?? path}
      share={status === 200 ? view.share : undefined}
      title={t('site.title', { page: view.title })}
      description={view.description}
      baseUrl={services.baseUrl}
      css={[css]}
      islands={(view.islands ?? []).flatMap(name =>
        manifest.islands[name] ? [`/assets/islands/${manifest.islands[name]}`] : [],
      )}
      head={view.head}
      indexed={view.indexed !== false && status === 200 && services.campaign === 'uk' && shell.charity.isComplete}
      translated={view.translated !== false && status === 200}
    >
      {c.var.around ? c.var.around(view.body) : view.body}
      {end?.body}
    </Layout>
  )
  const cacheable = view.cacheable === true && status === 200
  if (cacheable) c.set('cacheable', true)
  return c.body(`<!doctype html>${raw(html.toString())}`, status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': cacheable ? 'public, max-age=0, must-revalidate' : 'private, no-cache',
    ...securityHeaders({ styles: [css], framing: view.framing ?? 'nobody', framesOwnPages: view.framesOwnPages ?? false }),
    ...view.headers,
  })
}
