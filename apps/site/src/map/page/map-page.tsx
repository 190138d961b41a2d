import { Breadcrumbs, localPath, Rich, type Translate } from '../../foundation/index.ts'
import { nationalPath } from '../../national/index.ts'
import { FindForm } from '../../register/index.ts'
import {
  changesLink,
  criteriaLink,
  NumbersOfRegister,
  NumbersOfRelease,
  releaseLink,
  StatusSymbols,
} from '../../releases/index.ts'
import { rowId } from '../drawing/page-ids.ts'
import { UkMap } from '../drawing/uk-map.tsx'
import { mapLink } from '../query/map-link.ts'
import { islandWords } from './island-words.ts'
import { MapKey } from './map-key.tsx'
import { MapTimes } from './map-times.tsx'
import { MapTools, MyPosition } from './map-tools.tsx'
import type { MapView } from './map-view.ts'
import { NearbyTrusts } from './nearby-trusts.tsx'
import { TrustList } from './trust-list.tsx'

const searchId = 'map-find'

type PageProps = { readonly t: Translate; readonly view: MapView }

/** The country at night, and the same in a list. What can be drawn early stands early: the key and the land come before the list. */
export function MapPage({ t, view }: PageProps) {
  return (
    <>
      <Breadcrumbs t={t} here={t('map.menu')} />
      <map-explorer data-words={islandWords(t)}>
        <StatusSymbols />
        <section class="night band">
          <div class="map-stage">
            <div>
              <div class="map-words">
                {view.near ? (
                  <NearbyTrusts t={t} near={view.near} query={view.query} reasons={view.reasons} />
                ) : (
                  <h1>{t('map.title')}</h1>
                )}
                <Headline t={t} view={view} />
                <p class="map-jump no-print">
                  <a href="#country">{t('map.jump')}</a>
                </p>
                <MapTimes t={t} view={view} />
                <MapKey t={t} view={view} />
              </div>
              <div class="map-search">
                <FindForm t={t} id={searchId} />
                <MyPosition t={t} />
              </div>
            </div>
            <div>
              <div class="map-country">
                <a class="skip" href="#list">
                  {t('map.skipPins')}
                </a>
                <div class="map-frame" id="country">
                  <MapTools t={t} />
                  <UkMap t={t} outline={view.outline} drawing={view.drawing} pinLink={code => `#${rowId(code)}`} opens />
                </div>
                <p class="map-hint small no-print">
                  {t('map.drawing.hint')} <span class="map-moves">{t('map.zoom.hint')}</span>
                </p>
              </div>
              <div class="map-find">
                <h2>{t('map.find.title')}</h2>
                <p>
                  <Rich t={t} k="map.find.text" with={{ link: <a href={`#${searchId}`}>{t('map.find.link')}</a> }} />
                </p>
              </div>
            </div>
          </div>
        </section>
        <TrustList t={t} view={view} />
        <div class="band">
          {view.release ? (
            <NumbersOfRelease t={t} release={view.release} surveyed={view.counts.surveyed} />
          ) : (
            <NumbersOfRegister t={t} today={view.today} />
          )}
        </div>
        <p class="hidden" role="status" />
      </map-explorer>
    </>
  )
}

/** The one number with its denominator and its day, or that nobody has been asked. */
function Headline({ t, view: { release, isNewest, releases, counts } }: PageProps) {
  const national = <a href={localPath(t.locale, nationalPath)}>{t('national-picture.onMap')}</a>
  if (release === null) {
    return (
      <>
        <p class="lead">{t('map.headline.beforeFirst', { count: counts.surveyed })}</p>
        <p class="soft small">
          <a href={localPath(t.locale, nationalPath)}>{t('national-picture.home.link')}</a>
        </p>
      </>
    )
  }
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
        />{' '}
        · <a href={localPath(t.locale, changesLink(release.id))}>{t('share.changes.onMap')}</a> · {national}
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
