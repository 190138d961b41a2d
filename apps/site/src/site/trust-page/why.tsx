import { localPath, type Translate } from '../../foundation/index.ts'
import { answerDay, criteriaLink, type Figures, type PublishedStatus, type ReleaseSummary } from '../../releases/index.ts'
import { countIn } from './counted-here.tsx'
import { Piece } from './piece.tsx'
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
  const note = noteIn(t, status)
  return (
    <section class="band prose">
      <h2>{t('site.trust.why.title')}</h2>
      {status.excludedReason && note && (
        <p class="lead" lang={note.lang}>
          {note.words}
        </p>
      )}
      {criterion && <p class="lead">{criterion}</p>}
      {answered && <p>{t('site.trust.why.answeredOn', { day: t.day(answered) })}</p>}
      {status.note && note && (
        <p>
          <strong>{t('site.trust.why.note')}</strong> <span lang={note.lang}>{note.words}</span>
        </p>
      )}
      <p>
        <a href={localPath(t.locale, criteriaLink(release.criteria, status.criterion ?? undefined))}>
          {t('site.trust.why.criteria')}
        </a>
      </p>
      <Said t={t} name={name} status={status} wording={wording} />
      {status.status !== 'not-asked' && status.status !== 'no-response' && status.status !== null && (
        <FiguresOf t={t} status={status} wording={wording} />
      )}
    </section>
  )
}

/** The evidence. A count comes first: the status follows from it, whatever else the trust has written, and a letter beside it is not to be read as the reason. */
function Said({ t, name, status: { evidence }, wording }: Pick<WhyProps, 't' | 'name' | 'status' | 'wording'>) {
  const counts = evidence.filter(piece => piece.source === 'submission')
  const others = evidence.filter(piece => piece.source !== 'submission')
  const shown = (pieces: typeof evidence) => (
    <div class="said">
      {pieces.map(piece => (
        <Piece t={t} name={name} piece={piece} wording={wording} />
      ))}
    </div>
  )
  return (
    <>
      {counts.length > 0 && (
        <>
          <h3>{t('site.trust.said.counted')}</h3>
          {shown(counts)}
        </>
      )}
      {others.length > 0 && (
        <>
          <h3>{t(counts.length > 0 ? 'site.trust.said.beside' : `site.${wording}.said.title`)}</h3>
          {counts.length > 0 && <p>{t('site.trust.said.besideMore')}</p>}
          {shown(others)}
        </>
      )}
    </>
  )
}

/** The note, or the reason why a trust stands outside, in the language of the page; in English where there is no Welsh of it. */
function noteIn(t: Translate, { note, excludedReason, noteCy }: PublishedStatus): { words: string; lang?: 'en' } | null {
  const english = note ?? excludedReason
  if (english === null) return null
  if (t.locale === 'en') return { words: english }
  return noteCy === undefined ? { words: english, lang: 'en' } : { words: noteCy }
}

const kinds = ['diagnosed', 'deNovo', 'recurrent'] as const

type FiguresProps = { readonly t: Translate; readonly status: PublishedStatus; readonly wording: Wording }

/** The trust's own figures. What it did not say is said to be unknown: never 0, and never left out. */
function FiguresOf({ t, status, wording }: FiguresProps) {
  const { figures, answeredOn } = status
  if (kinds.every(kind => figures[kind] === null)) return countIn(status) === null && <p>{t(`site.${wording}.figures.none`)}</p>
  return (
    <div data-figure="one">
      <h3>{t(`site.${wording}.figures.title`)}</h3>
      <p data-figure-date data-figure-source>
        {periodOf(t, figures, wording)}
        {answeredOn !== null && ` ${t('site.trust.why.answeredOn', { day: t.day(answeredOn) })}`}
      </p>
      <dl class="figures">
        {kinds.map(kind => {
          const value = figures[kind]
          return (
            <div>
              <dt data-figure-denominator>{t(`site.trust.figures.${kind}`)}</dt>
              <dd class={value === null ? 'unknown' : undefined}>
                {value === null ? t('site.trust.figures.unknown') : t.number(value)}
              </dd>
            </div>
          )
        })}
      </dl>
    </div>
  )
}

function periodOf(t: Translate, { periodStart, periodEnd }: Figures, wording: Wording): string {
  if (periodStart && periodEnd) return t(`site.${wording}.figures.period`, { from: t.day(periodStart), to: t.day(periodEnd) })
  return t(`site.${wording}.figures.noPeriod`)
}
