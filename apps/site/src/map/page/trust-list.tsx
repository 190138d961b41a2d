import type { Child } from 'hono/jsx'
import { localPath, nameIn, type Translate } from '../../foundation/index.ts'
import { trustLink } from '../../releases/index.ts'
import { asksForSome } from './choose-trusts.ts'
import { MapFilters } from './map-filters.tsx'
import type { ExcludedTrust, MapView } from './map-view.ts'
import { TrustTable } from './trust-table.tsx'

/** Everything on the map, to be read: the filters, the table, and who stands outside the survey. */
export function TrustList({ t, view }: { t: Translate; view: MapView }) {
  const { rows, counts, excluded, drawing } = view
  const withoutPin = counts.surveyed - drawing.pins.length
  return (
    <section class="band" id="list">
      <h2>{t('map.list.title')}</h2>
      <MapFilters t={t} view={view} />
      <p class="map-count">
        {howMany(t, view)}
        {withoutPin > 0 && t('map.list.withoutPin', { count: withoutPin })}
      </p>
      {rows.length > 0 && <TrustTable t={t} view={view} />}
      {excluded.length > 0 && (
        <>
          <h3>{t('map.excluded.title')}</h3>
          <p>{t('map.excluded.text', { count: excluded.length })}</p>
          <ul>
            {excluded.map(trust => (
              <li>
                <a href={localPath(t.locale, trustLink(trust.code))}>{nameIn(t.locale, trust)}</a>: {reasonOf(t, trust)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Why a trust stands outside, in the language of the page; in English, and marked as English, where there is no Welsh of it. */
function reasonOf(t: Translate, { excludedReason, note, noteCy }: ExcludedTrust): Child {
  const english = excludedReason ?? note
  if (english === null) return t('map.excluded.noReason')
  if (t.locale === 'en') return english
  return noteCy ?? <span lang="en">{english}</span>
}

function howMany(t: Translate, { query, rows, counts: { surveyed } }: MapView): string {
  if (!asksForSome(query)) return t('map.list.all', { count: surveyed })
  return rows.length === 0 ? t('map.list.none', { surveyed }) : t('map.list.some', { count: rows.length, surveyed })
}
