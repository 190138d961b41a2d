import { type Ctx, localPath, page, problemResponse, Rich } from '../../foundation/index.ts'
import { mapLink } from '../../map/index.ts'
import { FindForm, findFormCss } from '../../register/index.ts'
import { isApi } from './failure-page.tsx'

/** `/map/` is `/map`. Only a path of ours: `//elsewhere/` would be another host. */
const withoutLastSlash = (path: string): string | null =>
  /^\/[^/\\].*[^/]\/$|^\/[^/\\]\/$/.test(path) ? path.slice(0, -1) : null

/** An address that leads nowhere: says so kindly and offers the way back. */
export function notFoundPage(c: Ctx): Response {
  const { t, locale, path } = c.var
  const tidy = withoutLastSlash(path)
  if (tidy !== null && (c.req.method === 'GET' || c.req.method === 'HEAD')) return c.redirect(localPath(locale, tidy), 301)
  const title = t('site.notFound.title')
  if (isApi(path)) return problemResponse({ status: 404, title, detail: t('site.notFound.api') })
  return page(c, {
    title,
    description: t('site.notFound.lead'),
    status: 404,
    css: [findFormCss],
    body: (
      <section class="band prose">
        <h1>{title}</h1>
        <p class="lead">{t('site.notFound.lead')}</p>
        <h2>{t('site.notFound.searchTitle')}</h2>
        <FindForm t={t} id="find" />
        <p>
          <Rich
            t={t}
            k="site.notFound.next"
            with={{
              home: <a href={localPath(locale, '/')}>{t('site.notFound.home')}</a>,
              map: <a href={localPath(locale, mapLink())}>{t('site.notFound.map')}</a>,
            }}
          />
        </p>
      </section>
    ),
  })
}
