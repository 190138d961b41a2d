import { localPath, Quote, type Translate } from '../../foundation/index.ts'
import {
  answerDay,
  criteriaLink,
  type Evidence,
  type Figures,
  type PublishedStatus,
  type ReleaseSummary,
} from '../../releases/index.ts'
import type { Wording } from './wording.ts'

type WhyProps = {
  readonly t: Translate
  readonly name: string
  readonly status: PublishedStatus
  readonly release: ReleaseSummary
  /** The rule of the criteria that decided, in words. */
  readonly criterion: string | null
  readonly wording: Wording
}

/** Why we say so: the rule that decided, the trust's own words, and its own figures. */
export function Why({ t, name, status, release, criterion, wording }: WhyProps) {
  const answered = answerDay(status)
  // Whoever publishes writes notes and reasons in English.
  const english = t.locale === 'en' ? undefined : 'en'
  return (
    <section class="band prose">
      <h2>{t('site.trust.why.title')}</h2>
      {status.excludedReason && (
        <p class="lead" lang={english}>
          {status.excludedReason}
        </p>
      )}
      {criterion && <p class="lead">{criterion}</p>}
      {answered && <p>{t('site.trust.why.answeredOn', { day: t.day(answered) })}</p>}
      {status.note && (
        <p>
          <strong>{t('site.trust.why.note')}</strong> <span lang={english}>{status.note}</span>
        </p>
      )}
      <p>
        <a href={localPath(t.locale, criteriaLink(release.criteria, status.criterion ?? undefined))}>
          {t('site.trust.why.criteria')}
        </a>
      </p>
      {status.evidence.length > 0 && (
        <>
          <h3>{t(`site.${wording}.said.title`)}</h3>
          <div class="said">
            {status.evidence.map(piece => (
              <Piece t={t} name={name} piece={piece} wording={wording} />
            ))}
          </div>
        </>
      )}
      {status.status !== 'not-asked' && status.status !== 'no-response' && status.status !== null && (
        <FiguresOf t={t} figures={status.figures} wording={wording} />
      )}
    </section>
  )
}

const quoteMarks = (t: Translate): readonly [string, string] => [t('site.quote.open'), t('site.quote.close')]

type PieceProps = Pick<WhyProps, 't' | 'name' | 'wording'> & { readonly piece: Evidence }

function Piece({ t, name, piece, wording }: PieceProps) {
  switch (piece.source) {
    case 'quote':
      return (
        <Quote words={piece.quote} lang={piece.language === t.locale ? undefined : piece.language} marks={quoteMarks(t)}>
          {name}
          {piece.language !== t.locale && `, ${t(`site.trust.said.in.${piece.language}`)}`}
          {piece.dated && `, ${t.day(piece.dated)}`}
          {piece.url && (
            <>
              . <a href={piece.url}>{t('site.trust.said.source')}</a>
            </>
          )}
        </Quote>
      )
    case 'link':
      return (
        <p>
          <a href={piece.url}>{t(`site.${wording}.said.link`)}</a>
          {piece.dated && `, ${t.day(piece.dated)}`}
        </p>
      )
    case 'withheld':
      return <p class="notice">{t('site.trust.said.withheld', { day: t.day(piece.withheldOn), reason: piece.reason })}</p>
  }
}

const kinds = ['diagnosed', 'deNovo', 'recurrent'] as const

type FiguresProps = { readonly t: Translate; readonly figures: Figures; readonly wording: Wording }

/** The trust's own figures. What it did not say is said to be unknown: never 0, and never left out. */
function FiguresOf({ t, figures, wording }: FiguresProps) {
  if (kinds.every(kind => figures[kind] === null)) return <p>{t(`site.${wording}.figures.none`)}</p>
  return (
    <>
      <h3>{t(`site.${wording}.figures.title`)}</h3>
      <p>{periodOf(t, figures, wording)}</p>
      <dl class="figures">
        {kinds.map(kind => {
          const value = figures[kind]
          return (
            <div>
              <dt>{t(`site.trust.figures.${kind}`)}</dt>
              <dd class={value === null ? 'unknown' : undefined}>
                {value === null ? t('site.trust.figures.unknown') : t.number(value)}
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

function periodOf(t: Translate, { periodStart, periodEnd }: Figures, wording: Wording): string {
  if (periodStart && periodEnd) return t(`site.${wording}.figures.period`, { from: t.day(periodStart), to: t.day(periodEnd) })
  return t(`site.${wording}.figures.noPeriod`)
}
