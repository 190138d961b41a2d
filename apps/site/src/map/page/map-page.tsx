import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import { FindForm } from '../../register/index.ts'
import { criteriaLink, releaseLink, StatusSymbols } from '../../releases/index.ts'
import { rowId } from '../drawing/page-ids.ts'
import { UkMap } from '../drawing/uk-map.tsx'
import { mapLink } from '../query/map-link.ts'
import { MapKey } from './map-key.tsx'
import type { MapView } from './map-view.ts'
import { NearbyTrusts } from './nearby-trusts.tsx'
import { TrustList } from './trust-list.tsx'

type PageProps = { readonly t: Translate; readonly view: MapView }

/** The country at night, and the same in a list. What can be drawn early stands early: the key and the land come before the list. */
export function MapPage({ t, view }: PageProps) {
  return (
    <map-cards>
      <StatusSymbols />
      <section class="night band">
        <div class="map-stage">
          <div class="map-words">
            {view.near ? <NearbyTrusts t={t} near={view.near} query={view.query} /> : <h1>{t('map.title')}</h1>}
            <Headline t={t} view={view} />
            <MapKey t={t} view={view} />
          </div>
          <div class="map-country">
            <a class="skip" href="#list">
              {t('map.skipPins')}
            </a>
            <UkMap t={t} outline={view.outline} drawing={view.drawing} pinLink={code => `#${rowId(code)}`} />
            <p class="map-hint small no-print">{t('map.drawing.hint')}</p>
          </div>
          <div class="map-find">
            <h2>{t('map.find.title')}</h2>
            <p>{t('map.find.text')}</p>
            <FindForm t={t} id="map-find" />
          </div>
        </div>
      </section>
      <TrustList t={t} view={view} />
    </map-cards>
  )
}

/** The one number with its denominator and its day, or that nobody has been asked. */
function Headline({ t, view: { release, isNewest, releases, counts } }: PageProps) {
  if (release === null) return <p class="lead">{t('map.headline.beforeFirst', { count: counts.surveyed })}</p>
  const newest = releases[0]
  return (
    <>
      {counts.answered > 0 ? (
        <p class="map-figure">
          <Rich
            t={t}
            k="map.headline.figure"
            with={{
              number: <b>{t('map.headline.number', { count: counts.notCountingEveryone, answered: counts.answered })}</b>,
            }}
          />{' '}
          {counts['no-response'] > 0 && t('map.headline.noResponse', { count: counts['no-response'] })}
          {counts['no-response'] + counts['not-asked'] === 0 && t('map.headline.everyoneAnswered')}
        </p>
      ) : (
        <p class="lead">{t('map.headline.noAnswer', { count: counts.surveyed })}</p>
      )}
      <p class="soft small">
        <Rich
          t={t}
          k="map.headline.source"
          with={{
            day: t.day(release.asOf),
            release: <a href={localPath(t.locale, releaseLink(release.id))}>{t('map.headline.release', { id: release.id })}</a>,
            method: <a href={localPath(t.locale, criteriaLink(release.criteria))}>{t('map.headline.method')}</a>,
          }}
        />
      </p>
      {!isNewest && newest && (
        <p class="map-older">
          <Rich
            t={t}
            k={release.correctedBy ? 'map.headline.corrected' : 'map.headline.older'}
            with={{ link: <a href={localPath(t.locale, mapLink())}>{t('map.headline.newest', { id: newest.id })}</a> }}
          />
        </p>
      )}
    </>
  )
}
