import { Breadcrumbs, type Ctx, componentCss, localPath, page } from '../../../foundation/index.ts'
import { postersPath } from '../../poster/poster-links.ts'
import type { Edition } from '../edition/edition.ts'
import { allEditions } from '../edition/edition-store.ts'
import { evaluationAt, evaluationPaperAt } from '../evaluation-links.ts'

/** Every evaluation report, newest first. */
export async function editionsPage(c: Ctx): Promise<Response> {
  const { t, locale, db } = c.var
  const editions = (await allEditions(db)).map(({ edition }) => edition)
  return page(c, {
    title: t('evaluation.list.title'),
    description: t('evaluation.list.description'),
    css: [componentCss.edition],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={t('evaluation.list.title')} />
        <section class="band night">
          <h1>{t('evaluation.list.title')}</h1>
          <p class="lead">{t('evaluation.list.lead')}</p>
        </section>
        <section class="band prose">
          {editions.length === 0 ? (
            <p>{t('evaluation.list.none')}</p>
          ) : (
            <ul class="edition-list">
              {editions.map(edition => (
                <EditionLine c={c} edition={edition} all={editions} />
              ))}
            </ul>
          )}
          <p>
            <a href={localPath(locale, postersPath)}>{t('evaluation.list.posters')}</a>
          </p>
        </section>
      </>
    ),
  })
}

type LineProps = { readonly c: Ctx; readonly edition: Edition; readonly all: readonly Edition[] }

function EditionLine({ c, edition, all }: LineProps) {
  const { t, locale } = c.var
  const document = edition.documents[locale]
  const by = all.find(({ replaces }) => replaces?.number === edition.number)
  return (
    <li>
      <h2>
        <a href={localPath(locale, evaluationAt.link(edition.number))}>{document.title}</a>
      </h2>
      <p>{document.about}</p>
      {edition.campaign === 'Example' && <p>{t('evaluation.example')}</p>}
      {by && <p>{t('evaluation.list.corrected', { number: String(by.number) })}</p>}
      <p>
        <a href={localPath(locale, evaluationPaperAt.link(edition.number))}>{t('evaluation.files.paper')}</a>
      </p>
    </li>
  )
}
