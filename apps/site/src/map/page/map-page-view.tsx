import { findRoot, type PageView, readAssetManifest, type Translate } from '../../foundation/index.ts'
import { findFormCss } from '../../register/index.ts'
import { FeedLink, statusCss } from '../../releases/index.ts'
import ukMapCss from '../drawing/uk-map.css?inline'
import { mapLink } from '../query/map-link.ts'
import { shareMap } from '../share/share-map.ts'
import { asksForSome } from './choose-trusts.ts'
import mapExplorerCss from './map-explorer.css?inline'
import mapPageCss from './map-page.css?inline'
import { MapPage } from './map-page.tsx'
import type { MapView } from './map-view.ts'

/** Asked for at the very end of the page, and not in its head: on a slow line it must not keep the pins waiting. */
const island = readAssetManifest(findRoot()).islands['map-explorer']

/** The map as a whole page. A page near a place is not kept: there are thousands of places. */
export function mapPageView(t: Translate, view: MapView): PageView {
  const { near, release, isNewest } = view
  return {
    title: near
      ? t('map.near.title', { district: near.district })
      : release && !isNewest
        ? t('map.pageTitleOf', { day: t.day(release.asOf), id: release.id })
        : t('map.pageTitle'),
    description: near ? t('map.descriptionNear', { district: near.district }) : t('map.description'),
    body: (
      <>
        <MapPage t={t} view={view} />
        {island && <script type="module" fetchpriority="low" src={`/assets/islands/${island}`} />}
      </>
    ),
    css: [statusCss, findFormCss, ukMapCss, mapPageCss, mapExplorerCss],
    head: <FeedLink t={t} />,
    cacheable: near === null,
    ...(near === null ? { address: mapLink(view.query), share: shareMap(t, view) } : {}),
    indexed: near === null && !asksForSome(view.query),
  }
}
