import { DataTable, FigureNote, Fold, localPath, type Translate } from '../../foundation/index.ts'
import { countToolPath, submissionFileAt } from '../../national/index.ts'
import {
  aliveInWords,
  CountedAlive,
  CountedCompleteness,
  CountedYears,
  HowCounted,
  isAllKeptBack,
  type PublishedStatus,
  ReleaseName,
  type ReleaseSummary,
  releaseLink,
  SpreadFromStartNote,
  type SubmissionEvidence,
} from '../../releases/index.ts'

/** Where the panel stands on the page of a trust. */
export const countedId = 'counted'

type Published = { readonly release: ReleaseSummary; readonly status: PublishedStatus }

/** A count as a release took it up, and the release. */
type PublishedCount = { readonly piece: SubmissionEvidence; readonly release: ReleaseSummary }

export const countIn = ({ evidence }: Pick<PublishedStatus, 'evidence'>): SubmissionEvidence | null =>
  evidence.find(piece => piece.source === 'submission') ?? null

/** Every count of the trust that was ever published, newest first, each with the release that took it up. `history` comes newest first. */
export function countsIn(history: readonly Published[]): PublishedCount[] {
  const first = new Map<string, PublishedCount>()
  for (const { release, status } of history) {
    const piece = countIn(status)
    // Of several releases that hold it the oldest, which is met last, while its place is that of the newest.
    if (piece) first.set(piece.sha256, { piece, release })
  }
  return [...first.values()]
}

type Props = {
  readonly t: Translate
  /** The count that the newest release holds. */
  readonly piece: SubmissionEvidence
  readonly counts: readonly PublishedCount[]
}

/** What the hospital counted itself: people first, then how sure it is, how complete, and how to check it. */
export function CountedHere({ t, piece, counts }: Props) {
  const earlier = counts.filter(each => each.piece.sha256 !== piece.sha256)
  const facts = { date: piece.asAt, source: { name: t('counted.source', { day: t.day(piece.receivedOn) }) } }
  return (
    <section class="band prose counted" id={countedId}>
      <h2>{t('counted.panel.title')}</h2>
      <p class="lead">{t(`counted.panel.${isAllKeptBack(piece) ? 'allHidden' : 'lead'}`)}</p>
      {!isAllKeptBack(piece) && (
        <>
          <h3>{t('counted.alive.title')}</h3>
          <CountedAlive t={t} piece={piece} />
        </>
      )}
      <Years t={t} piece={piece} />
      <h3>{t('counted.share.title')}</h3>
      <SpreadFromStartNote t={t} piece={piece} />
      <Fold summary={t('counted.complete.title')}>
        <p>{t('counted.complete.lead')}</p>
        <CountedCompleteness t={t} id="completeness" completeness={piece.completeness} />
        <FigureNote t={t} {...facts} denominator={t('counted.complete.denominator')} />
      </Fold>
      <Fold summary={t('counted.how.title')}>
        <HowCounted t={t} piece={piece} file={submissionFileAt.link(piece.sha256)} />
        <p>
          <a href={localPath(t.locale, countToolPath)}>{t('counted.how.about')}</a>
        </p>
      </Fold>
      {earlier.length > 0 && <Earlier t={t} counts={earlier} />}
    </section>
  )
}

const Years = ({ t, piece }: Pick<Props, 't' | 'piece'>) => (
  <section>
    <h3>{t('counted.years.title')}</h3>
    {piece.incidence.rows.length > 0 && <p>{t('counted.years.lead')}</p>}
    <CountedYears t={t} id="counted-years" incidence={piece.incidence} />
    {piece.incidence.rows.length > 0 && (
      <>
        <p class="small">
          {t('counted.years.rounded')} {t('counted.years.interval')}
        </p>
        <FigureNote
          t={t}
          date={piece.asAt}
          source={{ name: t('counted.source', { day: t.day(piece.receivedOn) }) }}
          denominator={t('counted.years.denominator')}
        />
      </>
    )}
  </section>
)

const Earlier = ({ t, counts }: { readonly t: Translate; readonly counts: readonly PublishedCount[] }) => (
  <Fold summary={t('counted.earlier.title')}>
    <DataTable
      id="earlier-counts"
      caption={t('counted.earlier.caption')}
      isStacked
      columns={['asAt', 'alive', 'release'].map(key => ({ label: t(`counted.earlier.${key}`) }))}
      rows={counts.map(({ piece, release }) => [
        t.day(piece.asAt),
        aliveInWords(t, piece),
        <a href={localPath(t.locale, releaseLink(release.id))}>
          <ReleaseName t={t} release={release} />
        </a>,
      ])}
    />
    {counts.slice(0, 1).map(({ piece }) => (
      <FigureNote
        t={t}
        date={piece.asAt}
        source={{ name: t('counted.source', { day: t.day(piece.receivedOn) }) }}
        denominator={t('counted.earlier.denominator')}
      />
    ))}
  </Fold>
)
