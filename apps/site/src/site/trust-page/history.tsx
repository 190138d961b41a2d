import { DataTable, Fold, localPath, Timeline, type Translate } from '../../foundation/index.ts'
import type { Succession } from '../../register/index.ts'
import { releaseLink, StatusMark, statusWord } from '../../releases/index.ts'
import type { PublishedMoment } from './moments.ts'

type HistoryProps = {
  readonly t: Translate
  readonly moments: readonly PublishedMoment[]
  readonly ancestors: readonly Succession[]
}

/** What was published about this trust, and about those that became part of it, newest first. */
export function History({ t, moments, ancestors }: HistoryProps) {
  if (moments.length === 0 && ancestors.length === 0) return null
  return (
    <section class="band sand prose">
      <h2>{t('site.trust.history.title')}</h2>
      {ancestors.length > 0 && <Ancestors t={t} ancestors={ancestors} />}
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
        </Fold>
      )}
    </section>
  )
}

const Ancestors = ({ t, ancestors }: Pick<HistoryProps, 't' | 'ancestors'>) => (
  <>
    <p>{t('site.trust.history.ancestors')}</p>
    <ul>
      {ancestors.map(({ from, fromName, effectiveOn }) => (
        <li>{t('site.trust.history.ancestor', { name: fromName ?? from, day: t.day(effectiveOn) })}</li>
      ))}
    </ul>
  </>
)

function asMoment(t: Translate, { release, status, predecessor, correction, isLightGoingOn }: PublishedMoment) {
  const more = [
    isLightGoingOn ? t('site.trust.history.lightGoingOn') : null,
    predecessor ? t('site.trust.history.as', { name: predecessor }) : null,
    correction ? t('site.trust.history.corrected', { reason: correction }) : null,
  ].filter(words => words !== null)
  return {
    mark: <StatusMark t={t} status={status.status} words="none" />,
    title: statusWord(t, status.status),
    on: release.asOf,
    day: t('site.trust.history.day', { day: t.day(release.asOf), release: release.title }),
    more: more.length > 0 ? more.join(' ') : undefined,
  }
}
