import { DataTable, Fold, type Translate } from '../../../foundation/index.ts'
import type { CountedDay } from '../../legal-clock/due-date.ts'
import { type SaidReason, sayDivisions, sayHoliday, sayReason } from '../../legal-clock/say-reason.ts'
import { eventKinds } from '../../types.ts'
import type { DueChange } from '../request-store.ts'
import type { RequestView } from '../request-view.ts'
import { dayAndTime } from './clock-time.ts'

/** Why the clock stands as it does: each reason with its source, the days that were counted, and every move of the due date. */
export const ClockPart = ({ t, view: { reading, dueChanges } }: { t: Translate; view: RequestView }) => (
  <section aria-labelledby="clock">
    <h2 id="clock">{t('requests.clock.title')}</h2>
    {reading.reasons.length > 0 && (
      <ol class="reasons">
        {reading.reasons.map(reason => (
          <Reason t={t} reason={sayReason(t, reason)} />
        ))}
      </ol>
    )}
    {reading.days.length > 0 && (
      <Fold summary={t('requests.clock.days')}>
        <DataTable
          id="days"
          caption={t('requests.clock.daysCaption')}
          columns={[{ label: t('requests.clock.day') }, { label: t('requests.clock.counted') }]}
          rows={reading.days.map(day => [t.day(day.day), sayDay(t, day)])}
        />
      </Fold>
    )}
    {dueChanges.length > 1 && <DueChanges t={t} changes={dueChanges} />}
  </section>
)

const Reason = ({ t, reason: { text, isProblem, source } }: { t: Translate; reason: SaidReason }) => (
  <li class={isProblem ? 'problem' : undefined}>
    {isProblem && <strong>{t('requests.clock.problem')} </strong>}
    {text} {source !== null && <Source source={source} />}
  </li>
)

const Source = ({ source: { label, url } }: { source: NonNullable<SaidReason['source']> }) =>
  url === null ? <span class="source">{label}</span> : <a href={url}>{label}</a>

function sayDay(t: Translate, { counted, why }: CountedDay): string {
  if (counted !== null) return t('requests.clock.why.counted', { number: counted })
  if (why.kind !== 'holiday') return t(`requests.clock.why.${why.kind}`)
  return t('requests.clock.why.holiday', { title: sayHoliday(t, why.title), where: sayDivisions(t, why.divisions) })
}

const DueChanges = ({ t, changes }: { t: Translate; changes: readonly DueChange[] }) => (
  <DataTable
    id="due-changes"
    caption={t('requests.clock.changes')}
    columns={(['from', 'to', 'why', 'when'] as const).map(name => ({ label: t(`requests.clock.change.${name}`) }))}
    rows={changes.map(({ from, to, why, at }) => [
      from === null ? t('requests.noDay') : t.day(from),
      to === null ? t('requests.noDay') : t.day(to),
      sayWhy(t, why),
      dayAndTime(t, at),
    ])}
  />
)

/** What moved a due date, in words. */
export function sayWhy(t: Translate, why: string): string {
  const [word, name] = why.split('.')
  const kind = eventKinds.find(known => known === name)
  if (word === 'event' && kind) return t('requests.clock.because.event', { event: t(`requests.events.${kind}`) })
  if (word === 'undone' && kind) return t('requests.clock.because.undone', { event: t(`requests.events.${kind}`) })
  const known = (['holidays', 'day', 'delivery'] as const).find(one => one === why)
  return t(`requests.clock.because.${known ?? 'something'}`)
}
