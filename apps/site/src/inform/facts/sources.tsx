import type { Child } from 'hono/jsx'
import { type ContentEntry, Fold, type Translate } from '../../foundation/index.ts'
import { reviewAge } from './review-age.ts'
import { readDayOf, reviewDayOf, type Source, sourcesOf } from './sourced.ts'

/** Where one thing was read. The titles of sources are English; the page says when we read them. */
export const SourceLink = ({ t, source }: { t: Translate; source: Source }) => (
  <>
    <a href={source.url} lang={t.locale === 'en' ? undefined : 'en'}>
      {source.name}
    </a>{' '}
    ({t('facts.readOn', { day: t.day(source.readOn) })})
  </>
)

type SourcesProps = {
  readonly t: Translate
  readonly entry: Pick<ContentEntry, 'facts'>
  readonly today: string
  /** The numbers that stand behind it, where they are not shown beside it. */
  readonly children?: Child
}

/** Where an entry has it from and when we last looked: folded, so that who wants to read on can. Only a look that is late is said at once. */
export function Sources({ t, entry, today, children }: SourcesProps) {
  const sources = sourcesOf(entry)
  const summary = t(children === undefined ? 'facts.sources' : 'facts.numbersAndSources', { count: sources.length })
  return (
    <div class="sources small">
      <Fold summary={<span data-not-counting>{summary}</span>}>
        {children}
        <ul>
          {sources.map(source => (
            <li>
              <SourceLink t={t} source={source} />
            </li>
          ))}
        </ul>
        <Reviewed t={t} entry={entry} today={today} onlyInTime />
      </Fold>
      <Reviewed t={t} entry={entry} today={today} onlyOverdue />
    </div>
  )
}

type ReviewedProps = {
  readonly t: Translate
  readonly entry: Pick<ContentEntry, 'facts'>
  readonly today: string
  /** Where the same thing stands elsewhere with its day: silent as long as that day is not past. */
  readonly onlyOverdue?: boolean
  /** Where it is said elsewhere once the day is past. */
  readonly onlyInTime?: boolean
}

/** Until when it was to be looked at again. Once that day is past, readers are told how old it is. */
export function Reviewed({ t, entry, today, onlyOverdue = false, onlyInTime = false }: ReviewedProps) {
  const by = reviewDayOf(entry)
  if (by === null) return null
  const age = reviewAge(by, today)
  if (age.kind === 'in-time' && onlyOverdue) return null
  if (age.kind === 'in-time') return <p class="soft small">{t('facts.reviewBy', { day: t.day(by) })}</p>
  if (onlyInTime) return null
  const readOn = readDayOf(entry)
  return (
    <p class="overdue small">
      {t('facts.overdue.since', { day: t.day(by) })} {t('facts.overdue.months', { count: age.months })}{' '}
      {readOn !== null && t('facts.overdue.read', { day: t.day(readOn) })}
    </p>
  )
}
