import { DataTable, FigureLine, Fold, localPath, Rich, Timeline, type Translate } from '../../foundation/index.ts'
import type { Succession } from '../../register/index.ts'
import { ReleaseName, releaseLink, StatusMark, statusWord } from '../../releases/index.ts'
import type { PublishedMoment } from './moments.ts'
import type { Wording } from './wording.ts'

type HistoryProps = {
  readonly t: Translate
  readonly moments: readonly PublishedMoment[]
  readonly ancestors: readonly Succession[]
  readonly wording: Wording
}

/** What was published about this trust, and about those that became part of it, newest first. */
export function History({ t, moments, ancestors, wording }: HistoryProps) {
  // A bare code of another century says nothing to a visitor; the register lists those too.
  const named = ancestors.filter(({ fromName }) => fromName !== null)
  if (moments.length === 0 && named.length === 0) return null
  return (
    <section class="band sand prose">
      <h2>{t(moments.length > 0 ? 'site.trust.history.title' : 'site.trust.history.onlyAncestors')}</h2>
      {named.length > 0 && <Ancestors t={t} ancestors={named} wording={wording} />}
      <Timeline moments={moments.map(moment => asMoment(t, moment))} />
      {moments.length > 1 && (
        <Fold summary={t('site.trust.history.asTable')}>
          <DataTable
            id="history"
            caption={t('site.trust.history.caption')}
            columns={['release', 'asOf', 'status', 'diagnosed'].map((key, index) => ({
              label: t(`site.trust.history.${key}`),
              isNumber: index === 3,
            }))}
            rows={moments.map(({ release, status }) => [
              <a href={localPath(t.locale, releaseLink(release.id))}>{release.id}</a>,
              t.day(release.asOf),
              statusWord(t, status.status),
              status.figures.diagnosed === null ? t('site.trust.figures.unknown') : t.number(status.figures.diagnosed),
            ])}
          />
          <FigureLine
            t={t}
            scope="all"
            day={daysOf(t, moments)}
            denominator={t('figure.trust.of')}
            source={t('figure.trust.source')}
          />
        </Fold>
      )}
    </section>
  )
}

/** From the oldest to the newest, which stands first. */
const daysOf = (t: Translate, moments: readonly PublishedMoment[]): string =>
  [moments.at(-1), moments[0]].flatMap(moment => (moment ? [t.day(moment.release.asOf)] : [])).join(' – ')

const Ancestors = ({ t, ancestors, wording }: Pick<HistoryProps, 't' | 'ancestors' | 'wording'>) => (
  <>
    <p>{t(`site.${wording}.history.ancestors`)}</p>
    <ul>
      {ancestors.map(({ from, fromName, effectiveOn }) => (
        <li>{t('site.trust.history.ancestor', { name: fromName ?? from, day: t.day(effectiveOn) })}</li>
      ))}
    </ul>
  </>
)

/** A trust outside the survey has no status, and so no lamp. */
const outside = (
  <svg viewBox="-11 -11 22 22" aria-hidden="true">
    <path d="M-5 0H5" stroke="#c6b9e2" stroke-width="2" stroke-linecap="round" />
  </svg>
)

function asMoment(t: Translate, { release, status, predecessor, correction, isLightGoingOn }: PublishedMoment) {
  const english = t.locale === 'en' ? undefined : 'en'
  const more = [
    isLightGoingOn ? t('site.trust.history.lightGoingOn') : null,
    predecessor ? t('site.trust.history.as', { name: predecessor }) : null,
    correction ? (
      <Rich t={t} k="site.trust.history.corrected" with={{ reason: <span lang={english}>{correction}</span> }} />
    ) : null,
  ].filter(words => words !== null)
  return {
    mark: status.status === null ? outside : <StatusMark t={t} status={status.status} words="none" />,
    title: statusWord(t, status.status),
    on: release.asOf,
    day: (
      <Rich
        t={t}
        k="site.trust.history.day"
        with={{ day: t.day(release.asOf), release: <ReleaseName t={t} release={release} /> }}
      />
    ),
    more: more.length > 0 ? more.flatMap((words, index) => (index === 0 ? [words] : [' ', words])) : undefined,
  }
}
