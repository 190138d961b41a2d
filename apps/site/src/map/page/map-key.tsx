import { localPath, type Translate } from '../../foundation/index.ts'
import { StatusMark, statusCodes, statusMeaning, statusWord } from '../../releases/index.ts'
import { mapLink } from '../query/map-link.ts'
import { asksForSome } from './choose-trusts.ts'
import type { MapView } from './map-view.ts'

/** What each shape means, how many there are of it, and the way to see only those. */
export function MapKey({ t, view: { query, counts, release } }: { t: Translate; view: MapView }) {
  const shown = statusCodes.filter(status => status !== 'not-asked' || release === null || counts[status] > 0)
  const link = (changes: Partial<typeof query>) => localPath(t.locale, mapLink({ ...query, ...changes }))
  return (
    <section class="map-key" aria-label={t('map.key.label')}>
      <p class="small soft no-print">
        {t('map.key.of', { count: counts.surveyed })}{' '}
        {asksForSome(query) && (
          <a
            href={localPath(
              t.locale,
              mapLink({ ...query, status: undefined, nation: undefined, region: undefined, changed: undefined }),
            )}
          >
            {t('map.key.all')}
          </a>
        )}
      </p>
      <ul>
        {shown.map(status => (
          <li>
            <a href={link({ status })} aria-current={query.status === status ? 'true' : undefined}>
              <StatusMark status={status} t={t} words="none" />
              <b>{t.number(counts[status])}</b>
              <span>
                {statusWord(t, status)} <small>{statusMeaning(t, status)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
