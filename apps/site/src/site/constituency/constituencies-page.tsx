import { Breadcrumbs, byNameIn, type Ctx, localPath, nameIn, page } from '../../foundation/index.ts'
import { allConstituencies, nations } from '../../register/index.ts'
import { briefLink } from './brief-link.ts'
import css from './constituencies.css?inline'

/** Every constituency of the House of Commons by nation and name, each leading to its page. */
export async function constituenciesPage(c: Ctx): Promise<Response> {
  const { t, db, locale } = c.var
  const all = await allConstituencies(db)
  const title = t('constituency.index.title')
  return page(c, {
    title,
    description: t('constituency.index.description'),
    css: [css],
    cacheable: true,
    body: (
      <>
        <Breadcrumbs t={t} here={title} />
        <section class="band">
          <h1>{title}</h1>
          <p class="lead">{t('constituency.index.lead')}</p>
          {nations.map(nation => (
            <>
              <h2>{t(`map.nation.${nation}`)}</h2>
              <ul class="seats">
                {all
                  .filter(seat => seat.nation === nation)
                  .toSorted(byNameIn(locale))
                  .map(seat => ({ code: seat.code, name: nameIn(locale, seat) }))
                  .map(({ code, name }) => (
                    <li>
                      <a href={localPath(locale, briefLink(code))}>{name}</a>
                    </li>
                  ))}
              </ul>
            </>
          ))}
        </section>
      </>
    ),
  })
}
