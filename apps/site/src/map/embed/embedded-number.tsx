import { localPath, Rich, type Translate } from '../../foundation/index.ts'
import type { Nation } from '../../register/index.ts'
import { countStatuses, releaseLink } from '../../releases/index.ts'
import type { EmbedSource } from './load-embed.ts'

/** The one number with its denominator, its day and where it comes from. Of one nation, if one is asked for. */
export function EmbeddedNumber({ t, source, nation }: { t: Translate; source: EmbedSource; nation?: Nation | undefined }) {
  return (
    <>
      <h1>{nation ? t('embed.number.titleIn', { nation: t(`map.nation.${nation}`) }) : t('map.title')}</h1>
      <Figure t={t} source={source} nation={nation} />
      <AsOf t={t} source={source} />
    </>
  )
}

function Figure({
  t,
  source: { release, statuses },
  nation,
}: {
  t: Translate
  source: EmbedSource
  nation?: Nation | undefined
}) {
  const counts = countStatuses(nation ? statuses.filter(trust => trust.nation === nation) : statuses)
  if (release === null) return <p class="words">{t('embed.number.beforeFirst', { count: counts.surveyed })}</p>
  if (counts.surveyed === 0) return <p class="words">{t('embed.number.nobody')}</p>
  if (counts.answered === 0) return <p class="words">{t('map.headline.noAnswer', { count: counts.surveyed })}</p>
  const number = <b>{t('map.headline.number', { count: counts.notCountingEveryone, answered: counts.answered })}</b>
  return (
    <p class="figure">
      <Rich t={t} k="map.headline.figure" with={{ number }} />{' '}
      {counts['no-response'] > 0 && t('map.headline.noResponse', { count: counts['no-response'] })}
    </p>
  )
}

/** The day and the release, which stay what they are; before the first release, nothing. */
export function AsOf({ t, source: { release } }: { t: Translate; source: EmbedSource }) {
  if (release === null) return null
  const link = <a href={localPath(t.locale, releaseLink(release.id))}>{t('map.headline.release', { id: release.id })}</a>
  return (
    <p class="as-of">
      <Rich t={t} k="embed.frame.asOf" with={{ day: t.day(release.asOf), release: link }} />
      {release.correctedBy && ` ${t('embed.frame.corrected', { id: release.correctedBy })}`}
    </p>
  )
}
