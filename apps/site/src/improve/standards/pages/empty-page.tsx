import { Breadcrumbs, type Ctx, localPath, page } from '../../../foundation/index.ts'

/** Where no standard is published: it says so, and where to find help. */
export function emptyPage(c: Ctx): Response {
  const { t, locale } = c.var
  const title = t('standards.menu')
  return page(c, {
    title,
    description: t('standards.empty'),
    cacheable: true,
    indexed: false,
    body: (
      <>
        <Breadcrumbs t={t} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{t('standards.empty')}</p>
          <p>
            <a href={localPath(locale, '/support')}>{t('standards.missing.support')}</a>
          </p>
        </section>
      </>
    ),
  })
}
