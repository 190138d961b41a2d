import { localPath, nameIn, Rich, type Translate } from '../../foundation/index.ts'
import { answerDay, StatusMark, trustLink } from '../../releases/index.ts'
import { type MapQuery, mapLink } from '../query/map-link.ts'
import type { ListedTrust, MapView, Nearby } from './map-view.ts'

type NearbyProps = {
  readonly t: Translate
  readonly near: Nearby
  readonly query: MapQuery
  readonly reasons: MapView['reasons']
}

/** The answer for somebody who has said where they are: it comes before everything else. */
export function NearbyTrusts({ t, near, query, reasons }: NearbyProps) {
  return (
    <>
      <h1>{t('map.near.title', { district: near.district })}</h1>
      <ol class="map-near">
        {near.trusts.map(({ trust, km }) => (
          <li data-trust={trust.code}>
            <a href={localPath(t.locale, trustLink(trust.code))}>{nameIn(t.locale, trust)}</a>
            <StatusMark status={trust.status} t={t} words="shown" />
            <span class="soft small">{km < 1 ? t('map.near.here') : t('map.near.km', { km: t.number(km) })}</span>
            <small>{whatItSaid(t, trust, reasons)}</small>
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

/** What decided, the day of the answer and the number that the trust gave, where there is one. */
function whatItSaid(t: Translate, trust: ListedTrust, reasons: MapView['reasons']): string {
  const { status, criterion, figures } = trust
  const answered = answerDay(trust)
  return [
    reasons.get(criterion ?? '') ?? t(`releases.status.${status}.long`),
    answered && t('map.near.answered', { day: t.day(answered) }),
    figures.diagnosed !== null && t('map.near.diagnosed', { number: figures.diagnosed }),
  ]
    .filter(Boolean)
    .join(' ')
}
