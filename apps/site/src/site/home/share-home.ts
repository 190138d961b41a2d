import { type Ctx, type Fact, localPath, type SharePart } from '../../foundation/index.ts'
import { publisherOf, shareRelease, shareSite } from '../../releases/index.ts'
import type { HomeView } from './home-view.ts'

/** How the front page is shared: with the newest results, or with what the site is for; and for programs, whose site it is. */
export function shareHome(c: Ctx, { number }: HomeView): SharePart {
  const { t, locale, services, shell } = c.var
  const share = number.kind === 'release' ? shareRelease(t, number) : shareSite(t)
  const publisher = publisherOf({ ...services, charity: shell.charity })
  const site: Fact = {
    '@type': 'WebSite',
    '@id': `${services.baseUrl}/#website`,
    name: t('site.name'),
    alternateName: t('site.title', { page: t('site.home.title') }),
    description: t('site.home.description'),
    url: services.baseUrl + localPath(locale, '/'),
    inLanguage: locale,
    publisher,
  }
  return { ...share, facts: publisher ? [publisher, site] : [site] }
}
