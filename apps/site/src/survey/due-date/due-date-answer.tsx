import type { Translate } from '../../foundation/index.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import type { ClockReason } from '../legal-clock/reasons.ts'
import { sayReason } from '../legal-clock/say-reason.ts'
import { workingDaysBetween } from '../legal-clock/working-days.ts'
import { MonthTable } from './month-table.tsx'
import { monthsView } from './months-view.ts'
import type { DueQuestion } from './read-question.ts'
import { sayWeekday } from './say-day.ts'

type Complete = Extract<DueQuestion, { shape: 'complete' }>
type AnswerProps = { readonly t: Translate; readonly question: Complete; readonly holidays: Holidays; readonly today: string }

/** The day, in words; then every day of the count; then why. */
export function DueDateAnswer({ t, question, holidays, today }: AnswerProps) {
  const { answer, received, law } = question
  return (
    <>
      <section class="band night prose due-answer">
        <h2>
          <span>{t('due-date.answer.label')}</span> {sayWeekday(t, answer.due)}
        </h2>
        <p class="lead">{sayDistance(t, question, holidays, today)}</p>
        <p>{t('due-date.answer.promptly')}</p>
        <p class="small soft">{t('due-date.answer.dated', { received: t.day(received), law: t(`legal.law.${law}`) })}</p>
      </section>
      <section class="band">
        <h2>{t('due-date.calendar.title')}</h2>
        <div class="prose">
          <p>{t('due-date.calendar.lead')}</p>
        </div>
        <Key t={t} />
        <div class="months">
          {monthsView(answer.days).map(month => (
            <MonthTable t={t} month={month} />
          ))}
        </div>
      </section>
      <section class="band sand prose">
        <h2>{t('due-date.why.title')}</h2>
        <ul data-not-counting>
          {answer.reasons.map((each, index) => (
            <Reason
              t={t}
              reason={each}
              isSourceNew={answer.reasons.findIndex(({ source }) => source === each.source) === index}
            />
          ))}
        </ul>
        {law === 'foia' && answer.reasons.some(({ code }) => code === 'holiday-not-counted') && (
          <p>{t('due-date.why.anywhere')}</p>
        )}
      </section>
    </>
  )
}

function sayDistance(t: Translate, { answer, law, received }: Complete, holidays: Holidays, today: string): string {
  // Nothing has arrived yet: a number of days “left” would be more than the law gives.
  if (today < received) return t('due-date.answer.notYet')
  if (today === answer.due) return t('due-date.answer.today')
  const isWaiting = today < answer.due
  const count = isWaiting
    ? workingDaysBetween(today, answer.due, law, holidays)
    : workingDaysBetween(answer.due, today, law, holidays)
  return t(isWaiting ? 'due-date.answer.waiting' : 'due-date.answer.passed', { count })
}

const Key = ({ t }: { t: Translate }) => (
  <ul class="due-key">
    {(['received', 'counted', 'holiday', 'due'] as const).map(kind => (
      <li>
        <span class={`mark ${kind}`} aria-hidden="true" />
        {t(`due-date.calendar.key.${kind}`)}
      </li>
    ))}
  </ul>
)

/** Where it is written stands at the first sentence that rests on it. */
function Reason({ t, reason, isSourceNew }: { t: Translate; reason: ClockReason; isSourceNew: boolean }) {
  const { text, source } = sayReason(t, reason)
  return (
    <li>
      {text}
      {source && isSourceNew && (
        <>
          {' '}
          <span class="small soft">{source.url ? <a href={source.url}>{source.label}</a> : source.label}</span>
        </>
      )}
    </li>
  )
}
