import { Button, type Ctx, dayInUk, Notice, TextField, type Translate } from '../../../foundation/index.ts'
import { holidaysOf } from '../../holidays/holiday-store.ts'
import type { Holidays } from '../../legal-clock/holidays.ts'
import { readForm } from '../../read-form.ts'
import { editLink } from '../links.ts'
import { type DateNotice, judgeDates, lastDue } from '../rules/judge-dates.ts'
import type { DraftConflict, RoundNow } from '../verbs/change-draft.ts'
import { saveFacts } from '../verbs/save-facts.ts'
import { type Fault, isDay } from './check-text.ts'
import { answerChange, draftInput, roundNow } from './draft-here.ts'
import { DraftForm, draftPage } from './draft-page.tsx'
import { errorAt } from './round-words.ts'

type TypedDates = { readonly sendOn: string; readonly repliesBy: string }

type DatesView = {
  readonly whole: RoundNow
  readonly typed: TypedDates
  readonly version: number
  readonly faults?: readonly Fault[]
  readonly conflict?: DraftConflict
}

/** `/console/rounds/:round/edit/dates`: when the letters go, until when answers count, and what the law says to it. */
export async function showDates(c: Ctx): Promise<Response> {
  const whole = await roundNow(c)
  const { sendOn, repliesBy, version } = whole.round
  return datesPage(c, { whole, typed: { sendOn: sendOn ?? '', repliesBy: repliesBy ?? '' }, version })
}

export async function postDates(c: Ctx): Promise<Response> {
  const form = await readForm(c)
  const typed = { sendOn: form.line('send-on'), repliesBy: form.line('replies-by') }
  const faults = checkDates(typed)
  if (faults.length > 0) return datesPage(c, { whole: await roundNow(c), typed, version: form.basedOn, faults })
  const facts = { part: 'dates', sendOn: typed.sendOn || null, repliesBy: typed.repliesBy || null } as const
  const input = { ...draftInput(c, form.basedOn), facts }
  return answerChange(c, await saveFacts(c.var.services.write, input), {
    // Back to the dates: what the law says to them is read there.
    link: editLink(input.round, 'dates'),
    done: 'saved',
    again: conflict => datesPage(c, { whole: conflict.current, typed, version: conflict.current.round.version, conflict }),
  })
}

/** A draft may lack its dates; those that are there must be days, in their order. */
function checkDates({ sendOn, repliesBy }: TypedDates): Fault[] {
  const faults = [
    ...(sendOn === '' || isDay(sendOn) ? [] : [{ field: 'send-on', fault: 'day' }]),
    ...(repliesBy === '' || isDay(repliesBy) ? [] : [{ field: 'replies-by', fault: 'day' }]),
  ]
  if (faults.length > 0 || sendOn === '' || repliesBy === '' || repliesBy > sendOn) return faults
  return [{ field: 'replies-by', fault: 'replies-before-letters' }]
}

async function datesPage(c: Ctx, { whole, typed, version, faults = [], conflict }: DatesView): Promise<Response> {
  const { t, db, services } = c.var
  const { round } = whole
  const holidays = await holidaysOf(db)
  const labels = { sendOn: t('rounds.fields.sendOn'), repliesBy: t('rounds.fields.repliesBy') }
  const shown = (day: string | null): string => (day && isDay(day) ? t.day(day) : (day ?? ''))
  return draftPage(c, {
    whole,
    section: 'dates',
    title: t('rounds.parts.dates'),
    lead: t('rounds.dates.lead'),
    faults,
    conflict: conflict && {
      conflict,
      differences: (['sendOn', 'repliesBy'] as const).map(each => ({
        label: labels[each],
        now: shown(round[each]),
        typed: shown(typed[each]),
      })),
    },
    body: (
      <>
        <LawOfDates t={t} whole={whole} holidays={holidays} today={dayInUk(services.clock())} />
        <DraftForm t={t} to={editLink(round.id, 'dates')} version={version}>
          <TextField
            t={t}
            id="send-on"
            type="date"
            label={labels.sendOn}
            hint={t('rounds.hints.sendOn')}
            value={typed.sendOn}
            error={errorAt(t, faults, 'send-on')}
          />
          <TextField
            t={t}
            id="replies-by"
            type="date"
            label={labels.repliesBy}
            hint={t('rounds.hints.repliesBy')}
            value={typed.repliesBy}
            error={errorAt(t, faults, 'replies-by')}
          />
          <Button>{t(conflict ? 'rounds.saveMine' : 'rounds.save')}</Button>
        </DraftForm>
      </>
    ),
  })
}

type LawOfDatesProps = { readonly t: Translate; readonly whole: RoundNow; readonly holidays: Holidays; readonly today: string }

/** What follows from the dates as they are saved: the last due date, and whatever a person should know of them. */
function LawOfDates({ t, whole: { round }, holidays, today }: LawOfDatesProps) {
  if (round.sendOn === null) return null
  const { due, law } = lastDue({ sendOn: round.sendOn, laws: round.laws, holidays })
  const notices = judgeDates(round, holidays, today)
  return (
    <>
      <p>{t('rounds.dates.lastDue', { send: t.day(round.sendOn), due: t.day(due), law: t(`rounds.laws.${law}`) })}</p>
      {notices.length > 0 && (
        <Notice title={t('rounds.dates.notices')}>
          <ul>
            {notices.map(notice => (
              <li>{noticeWords(t, notice)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function noticeWords(t: Translate, notice: DateNotice): string {
  const key = `rounds.dates.${notice.notice}`
  switch (notice.notice) {
    case 'send-day-past':
    case 'send-day-weekend':
    case 'replies-day-weekend':
      return t(key, { day: t.day(notice.day) })
    case 'send-day-holiday':
    case 'replies-day-holiday':
      return t(key, { day: t.day(notice.day), title: notice.title })
    case 'replies-before-due':
      return t(key, { due: t.day(notice.due), law: t(`rounds.laws.${notice.law}`) })
    case 'no-time-to-chase':
      return t(key, { due: t.day(notice.due), count: notice.days })
    case 'holidays-not-known':
      return t(key, { due: t.day(notice.due) })
  }
}
