import { KeyFigure, localPath, Rich, type Translate } from '../../foundation/index.ts'
import {
  criteriaLink,
  type EarlierResult,
  ReleaseName,
  type ReleaseSummary,
  releaseLink,
  type StatusCounts,
} from '../../releases/index.ts'
import type { TheNumber } from './home-view.ts'

/** The one number, with its denominator, its day and its source; who did not answer stands beside it. */
export function NumberOfTheDay({ t, number }: { t: Translate; number: TheNumber }) {
  switch (number.kind) {
    case 'release':
      return <FromRelease t={t} release={number.release} counts={number.counts} />
    case 'earlier':
      return (
        <>
          <Earlier t={t} result={number.result} />
          <p>{t('site.home.number.toAsk', { count: number.surveyed })}</p>
        </>
      )
    case 'none':
      return <p class="lead">{t('site.home.number.toAsk', { count: number.surveyed })}</p>
  }
}

function FromRelease({ t, release, counts }: { t: Translate; release: ReleaseSummary; counts: StatusCounts }) {
  const { notCountingEveryone: part, answered: whole } = counts
  const silent = counts['no-response']
  return (
    <KeyFigure
      value={t('site.home.number.value', { part, whole })}
      source={
        <Rich
          t={t}
          k="site.home.number.source"
          with={{
            release: (
              <a href={localPath(t.locale, releaseLink(release.id))}>
                <ReleaseName t={t} release={release} />
              </a>
            ),
            day: t.day(release.asOf),
            method: <a href={localPath(t.locale, criteriaLink(release.criteria))}>{t('site.home.number.method')}</a>,
          }}
        />
      }
    >
      {t('site.home.number.words', { count: part })}
      {silent > 0 && ` ${t('site.home.number.silent', { count: silent })}`}
    </KeyFigure>
  )
}

/** The words of the source are English. */
function Earlier({ t, result }: { t: Translate; result: EarlierResult }) {
  const lang = t.locale === 'en' ? undefined : 'en'
  return (
    <KeyFigure
      value={t('site.home.earlier.value', { percent: result.nothingPercent })}
      source={
        <>
          {t('site.home.earlier.source', { publisher: result.publisher, day: t.day(result.publishedOn) })}{' '}
          <span lang={lang}>{result.caveat}</span>
        </>
      }
    >
      {t('site.home.earlier.words', { percent: result.partPercent, year: result.publishedOn.slice(0, 4) })}
    </KeyFigure>
  )
}
