import { wordsOf } from '../../../content/index.ts'
import { Breadcrumbs, type Ctx, localPath, page } from '../../../foundation/index.ts'
import { editionLink, standardsPath } from '../links.ts'
import { changesBetween, type Edition } from '../standard.ts'
import css from './standards.css?inline'

/** Every edition of the standards, the newest first, with what changed. */
export function editionsPage(c: Ctx, editions: readonly Edition[]): Response {
  const { t, locale } = c.var
  const title = t('standards.editions.all')
  return page(c, {
    title,
    description: t('standards.editions.lead'),
    cacheable: true,
    indexed: false,
    css: [css],
    body: (
      <>
        <Breadcrumbs t={t} trail={[{ href: standardsPath, label: t('standards.menu') }]} here={title} />
        <section class="band prose">
          <h1>{title}</h1>
          <p class="lead">{t('standards.editions.lead')}</p>
          {editions.map((edition, at) => (
            <section id={`version-${edition.number}`}>
              <h2>
                <a href={localPath(locale, at === 0 ? standardsPath : editionLink(edition.number))}>
                  {t('standards.editions.title', { number: String(edition.number) })}
                </a>
              </h2>
              <p>
                {t('standards.editions.since', { day: t.day(edition.madeAt) })}
                {at === 0 && <> {t('standards.editions.present')}</>}
              </p>
              <Changes c={c} before={editions[at + 1] ?? null} edition={edition} />
            </section>
          ))}
        </section>
      </>
    ),
  })
}

type ChangesProps = { readonly c: Ctx; readonly before: Edition | null; readonly edition: Edition }

function Changes({ c, before, edition }: ChangesProps) {
  const { t, locale } = c.var
  if (before === null) return <p data-not-counting>{t('standards.editions.first', { count: edition.standards.length })}</p>
  return (
    <ul class="standards-changes">
      {changesBetween(before, edition).map(({ standard, what }) => {
        const { say, lang } = wordsOf(standard, locale)
        return (
          <li>
            {t(`standards.editions.${what}`)} <span lang={lang}>{say('title')}</span>
          </li>
        )
      })}
    </ul>
  )
}
