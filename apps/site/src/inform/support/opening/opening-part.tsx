import { dayInUk, type Translate } from '../../../foundation/index.ts'
import { type OpenNow, openNow, timeInUk } from './open-now.ts'
import type { OpeningHours } from './opening-hours.ts'
import { sayHours } from './say-hours.ts'

type OpeningProps = {
  readonly t: Translate
  readonly hours: OpeningHours | null
  readonly now: Date
  /** Bank holidays where this service is. */
  readonly holidays: ReadonlySet<string>
}

/** Whether it is open as this page is made, and the hours of its week. Where nobody knows the hours, it says so. */
export function OpeningPart({ t, hours, now, holidays }: OpeningProps) {
  if (hours === null) return <p class="soft">{t('support.open.unknown')}</p>
  const state = openNow(hours, { now, holidays })
  const lines = sayHours(t, hours)
  return (
    <>
      <p class={state.state === 'open' ? 'open-now' : 'not-open'}>
        <strong>{sayState(t, state, dayInUk(now))}</strong>{' '}
        <span class="soft small">{t('support.open.at', { time: timeInUk(now) })}</span>
      </p>
      {lines.length > 0 && (
        <dl class="hours">
          {lines.map(({ days, times }) => (
            <div>
              <dt>{days}</dt>
              <dd>{times}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

function sayState(t: Translate, state: OpenNow, today: string): string {
  switch (state.state) {
    case 'open':
      return state.until === null ? t('support.open.always') : t('support.open.until', { time: state.until })
    case 'closed':
      if (state.next === null) return t('support.open.closed')
      return state.next.day === today
        ? t('support.open.today', { time: state.next.at })
        : t('support.open.next', { day: t.day(state.next.day), time: state.next.at })
    case 'holiday':
      return t('support.open.holiday')
    case 'unknown':
      return t('support.open.unknown')
  }
}
