import type { Translate } from '../../../foundation/index.ts'
import {
  answerDay,
  type Evidence,
  type EvidenceFile,
  type Figures,
  type PublishedStatus,
  sayCell,
  saySpan,
} from '../../../releases/index.ts'

/** Everything beside the status that everybody would read, in plain lines: the rule, the days, the figures, the notes, each piece of evidence. */
export function SaidOfTrust({ t, status }: { t: Translate; status: PublishedStatus }) {
  const answered = answerDay(status)
  const english = status.note ?? status.excludedReason
  return (
    <>
      <dl class="facts">
        <dt>{t('publishing.said.rule')}</dt>
        <dd>{status.criterion ?? t('publishing.said.none')}</dd>
        {answered && (
          <>
            <dt>{t('publishing.said.answered')}</dt>
            <dd>{t.day(answered)}</dd>
          </>
        )}
        <FigureLines t={t} figures={status.figures} />
        <dt>{t('publishing.said.note')}</dt>
        <dd lang="en">{english ?? t('publishing.said.none')}</dd>
        {english !== null && (
          <>
            <dt>{t('publishing.said.noteCy')}</dt>
            <dd lang="cy">{status.noteCy ?? t('publishing.said.none')}</dd>
          </>
        )}
      </dl>
      {status.evidence.length > 0 && (
        <ol class="pieces">
          {status.evidence.map(piece => (
            <li>
              <PieceOfEvidence t={t} piece={piece} />
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

function FigureLines({ t, figures }: { t: Translate; figures: Figures }) {
  const known = (['diagnosed', 'deNovo', 'recurrent'] as const).filter(kind => figures[kind] !== null)
  const { periodStart, periodEnd } = figures
  return (
    <>
      {known.map(kind => (
        <>
          <dt>{t(`publishing.said.${kind}`)}</dt>
          <dd>{t.number(figures[kind] ?? 0)}</dd>
        </>
      ))}
      {periodStart && periodEnd && (
        <>
          <dt>{t('publishing.said.period')}</dt>
          <dd>{t('releases.release.period', { from: t.day(periodStart), to: t.day(periodEnd) })}</dd>
        </>
      )}
    </>
  )
}

/** One piece as text: nothing that somebody sent becomes anything but words here. */
export function PieceOfEvidence({ t, piece }: { t: Translate; piece: Evidence }) {
  switch (piece.source) {
    case 'quote':
      return (
        <>
          <q lang={piece.language}>{piece.quote}</q>
          {piece.translation && <span class="soft under">{t('publishing.said.translation', { words: piece.translation })}</span>}
          <span class="soft under">
            {[piece.dated && t.day(piece.dated), piece.file && fileLine(t, piece.file), piece.url].filter(Boolean).join(' · ')}
          </span>
        </>
      )
    case 'link':
      return (
        <>
          <span class="address">{piece.url}</span>
          {piece.dated && <span class="soft under">{t.day(piece.dated)}</span>}
        </>
      )
    case 'file':
      return (
        <>
          {fileLine(t, piece)}
          {piece.dated && <span class="soft under">{t.day(piece.dated)}</span>}
        </>
      )
    case 'submission':
      return <>{countLine(t, piece)}</>
    case 'withheld':
      return <>{t('publishing.said.withheld', { day: t.day(piece.withheldOn), reason: piece.reason })}</>
  }
}

const fileLine = (t: Translate, { name, page }: EvidenceFile): string =>
  page === null ? t('publishing.said.file', { name }) : t('publishing.said.filePage', { name, page })

/** In one line, since it stands in a label, too. */
function countLine(
  t: Translate,
  { asAt, receivedOn, prevalence, incidence }: Extract<Evidence, { source: 'submission' }>,
): string {
  const years = incidence.rows.map(row =>
    t('publishing.said.countedYear', { years: saySpan(t, row), people: sayCell(t, row.total) }),
  )
  return t('publishing.said.counted', {
    day: t.day(asAt),
    received: t.day(receivedOn),
    people: sayCell(t, prevalence.notKnownDead),
    years: years.join('; ') || t('publishing.said.countedNoYear'),
  })
}
