import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import { StatusMark, trustLink } from '../../releases/index.ts'
import { nameIn } from '../drawing/draw-pins.ts'
import { type MapQuery, mapLink } from '../query/map-link.ts'
import type { Nearby } from './map-view.ts'

type NearbyProps = { readonly t: Translate; readonly near: Nearby; readonly query: MapQuery }

/** The answer for somebody who has said where they are: it comes before everything else. */
export function NearbyTrusts({ t, near, query }: NearbyProps) {
  return (
    <>
      <h1>{t('map.near.title', { district: near.district })}</h1>
      <ol class="map-near">
        {near.trusts.map(({ trust, km }) => (
          <li>
            <a href={localPath(t.locale, trustLink(trust.code))}>{nameIn(t.locale, trust)}</a>
            <StatusMark status={trust.status} t={t} words="shown" />
            <span class="soft small">{km < 1 ? t('map.near.here') : t('map.near.km', { km: t.number(km) })}</span>
          </li>
        ))}
      </ol>
      <p class="soft small">
        <Rich
          t={t}
          k="map.near.text"
          with={{
            forget: <a href={localPath(t.locale, mapLink({ ...query, near: undefined }))}>{t('map.near.forget')}</a>,
          }}
        />
      </p>
    </>
  )
}
