import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Ctx, findRoot, localPath, readAssetManifest, securityHeaders } from '../../foundation/index.ts'
import { StatusSymbols, statusCss } from '../../releases/index.ts'
import type { Look } from './embed-link.ts'
import frameCss from './frame.css?inline'

export type FrameView = {
  readonly title: string
  /** The page of ours that says the same and more, without the language. */
  readonly fullPage: string
  readonly look: Look
  readonly body: Child
  readonly css?: readonly string[]
  readonly status?: 200 | 404
}

/** Tells the page around it how high it is. Without it, or without JavaScript, the frame keeps the height that it was given. */
const script = readAssetManifest(findRoot(import.meta.dirname)).islands['embed-frame']

/**
 * A whole page made to stand in a frame on somebody else's: no menu, no form, no cookie, the fonts that the reader has, and every link
 * leads out of the frame. Anybody may frame it.
 */
export function framePage(c: Ctx, view: FrameView): Response {
  const { t, shell, services } = c.var
  const status = view.status ?? 200
  const css = [statusCss, frameCss, ...(view.css ?? [])].join('')
  const html = (
    <html lang={t.locale} class={view.look}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{t('site.title', { page: view.title })}</title>
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={services.baseUrl + localPath(t.locale, view.fullPage)} />
        <base target="_blank" />
        {/* Our own style sheet: escaping would break the selectors and the policy's hash. */}
        <style dangerouslySetInnerHTML={{ __html: css }} />
        {script && <script type="module" src={`/assets/islands/${script}`} />}
      </head>
      <body>
        <StatusSymbols />
        {/* One landmark with a name of its own: the page around it has its own header, main and footer. */}
        <main aria-label={view.title}>
          {shell.campaign === 'example' && <p class="example">{t('embed.frame.example')}</p>}
          {view.body}
          <p class="from">
            <a href={localPath(t.locale, view.fullPage)}>{t('embed.frame.more')}</a>
            <span>{shell.charity.name === '' ? t('site.name') : t('embed.frame.by', { name: shell.charity.name })}</span>
          </p>
        </main>
      </body>
    </html>
  )
  if (status === 200) c.set('cacheable', true)
  return c.body(`<!doctype html>${raw(html.toString())}`, status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': status === 200 ? 'public, max-age=0, must-revalidate' : 'no-cache',
    ...securityHeaders({ styles: [css], framing: 'anyone' }),
  })
}
