import { Breadcrumbs, Card, type Ctx, componentCss, localPath, page } from '../../../foundation/index.ts'
import { shareSite } from '../../../releases/index.ts'
import { methodIds } from '../../figures/methods/method.ts'
import { methodsVersion } from '../../figures/methods/version.ts'
import { readReferences } from '../../figures/read-references.ts'
import css from '../national.css?inline'
import { methodLink, nationalPath } from '../national-links.ts'
import { SourceList } from '../parts/sources-part.tsx'

/** `/national/methods`: every method with what it is for, and everything published that they rest on. */
export function methodsPage(c: Ctx): Response | Promise<Response> {
  const { t, services } = c.var
  const { sources } = readReferences(services.root, services.campaign)
  const title = t('national-picture.methods.title')
  return page(c, {
    title,
    description: t('national-picture.methods.lead'),
    css: [componentCss.card, css],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: nationalPath, label: t('national-picture.menu') }]} here={title} />
        <section class="band" aria-labelledby="methods">
          <p class="picture-kind">{t('national-picture.menu')}</p>
          <h1 id="methods">{title}</h1>
          <p class="lead">{t('national-picture.methods.lead')}</p>
          <ul class="cards" data-not-counting>
            {methodIds.map(id => (
              <Card href={localPath(t.locale, methodLink(id))} title={t(`national-methods.method.${id}.title`)} heading="h2">
                {t(`national-methods.method.${id}.plain`)}
              </Card>
            ))}
          </ul>
        </section>
        <section class="band sand prose" aria-labelledby="sources">
          <h2 id="sources">{t('national-picture.methods.sources')}</h2>
          <SourceList t={t} sources={sources} />
          <p class="soft small">
            {t('national-picture.methods.version')} <code>{methodsVersion}</code>
          </p>
          <p>
            <a href={localPath(t.locale, nationalPath)}>{t('national-picture.methods.page.back')}</a>
          </p>
        </section>
      </>
    ),
  })
}
