import type { PageView, Translate } from '../../foundation/index.ts'
import { findFormCss } from '../../register/index.ts'
import { statusCss } from '../../releases/index.ts'
import ukMapCss from '../drawing/uk-map.css?inline'
import { asksForSome } from './choose-trusts.ts'
import mapPageCss from './map-page.css?inline'
import { MapPage } from './map-page.tsx'
import type { MapView } from './map-view.ts'

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
    body: <MapPage t={t} view={view} />,
    css: [statusCss, findFormCss, ukMapCss, mapPageCss],
    islands: ['map-cards'],
    cacheable: near === null,
    indexed: near === null && !asksForSome(view.query),
  }
}
