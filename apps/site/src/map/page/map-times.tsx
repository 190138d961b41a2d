import { localPath, type Translate } from '../../foundation/index.ts'
import { mapLink } from '../query/map-link.ts'
import type { MapView } from './map-view.ts'

/** The releases from the oldest to the newest: the lights as they went on. Links; the island makes a slider of them. */
export function MapTimes({ t, view: { query, release, releases } }: { t: Translate; view: MapView }) {
  const newest = releases[0]
  if (!release || releases.length < 2) return null
  const words = (of: { id: string; asOf: string }) => t('map.filter.releaseOf', { id: of.id, day: t.day(of.asOf) })
  return (
    <nav class="map-times" aria-label={t('map.times.label')}>
      <p>
        <span class="small soft">{t('map.times.label')}</span> <b>{words(release)}</b>
      </p>
      <ol>
        {[...releases].reverse().map(each => (
          <li>
            <a
              href={localPath(t.locale, mapLink({ ...query, release: each.id === newest?.id ? undefined : each.id }))}
              data-name={words(each)}
              aria-current={each.id === release.id ? 'true' : undefined}
            >
              {each.id}
              <span class="hidden">, {t.day(each.asOf)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
