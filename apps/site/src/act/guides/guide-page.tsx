import { documentsCss, RelatedDocuments, relatedDocumentsHere } from '../../content/index.ts'
import { Breadcrumbs, ButtonLink, Card, type Ctx, componentCss, localPath, page } from '../../foundation/index.ts'
import { shareSite } from '../../releases/index.ts'
import { actPath } from '../today/act-links.ts'
import { type Guide, guideLink, guidePaperLink, guides, guidesPath } from './guide.ts'
import { guideWords } from './guide-words.ts'

/** Both guides, each with what it is for. */
export function guidesPage(c: Ctx): Response {
  const { t, locale } = c.var
  return page(c, {
    title: t('guides.allTitle'),
    description: t('guides.allDescription'),
    css: [componentCss.card],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: actPath, label: t('act.title') }]} here={t('guides.all')} />
        <section class="band">
          <h1>{t('guides.allTitle')}</h1>
          <p class="lead">{t('guides.allLead')}</p>
          <ul class="cards">
            {guides.map(({ key, minutes }) => (
              <Card
                href={localPath(locale, guideLink(key))}
                title={t(`guides.${key}.title`)}
                eyebrow={t('guides.pages', { count: minutes })}
                heading="h2"
              >
                {t(`guides.${key}.description`)}
              </Card>
            ))}
          </ul>
        </section>
      </>
    ),
  })
}

/** One guide, to read and to print. */
export async function guidePage(c: Ctx, guide: Guide): Promise<Response> {
  const { t, locale, services } = c.var
  const words = guideWords(t, guide, new URL(services.baseUrl).host)
  const documents = await relatedDocumentsHere(c)
  const trail = [
    { href: actPath, label: t('act.title') },
    { href: guidesPath, label: t('guides.all') },
  ]
  return page(c, {
    title: words.title,
    description: words.description,
    css: [documentsCss],
    cacheable: true,
    share: shareSite(t),
    body: (
      <>
        <Breadcrumbs t={t} trail={trail} here={words.title} />
        <article class="band prose">
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <p class="no-print">
            <ButtonLink href={localPath(locale, guidePaperLink(guide.key))}>{t('guides.save')}</ButtonLink>
          </p>
          {words.sections.map(({ title, points, isOrdered }) => (
            <section>
              <h2>{title}</h2>
              {isOrdered ? <ol>{asItems(points)}</ol> : <ul>{asItems(points)}</ul>}
            </section>
          ))}
          <p class="no-print">
            <ButtonLink href={localPath(locale, guide.next)}>{words.button}</ButtonLink>
          </p>
        </article>
        <section class="band prose sand">
          <h2>{words.sourcesTitle}</h2>
          <ul class="small" data-not-counting>
            {asItems(words.sources)}
          </ul>
          <p class="small soft">
            {words.checked} {words.foot}
          </p>
        </section>
        <RelatedDocuments t={t} documents={documents} />
      </>
    ),
  })
}

const asItems = (points: readonly string[]) => points.map(point => <li>{point}</li>)
