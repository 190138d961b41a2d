import { type Ctx, dayInUk } from '../../../foundation/index.ts'
import { isCalendarDay } from '../../legal-clock/calendar-days.ts'
import type { Round } from '../../types.ts'
import { loadPublication, type PublicationNow } from '../load-publication.ts'
import { ukMoment } from '../uk-moment.ts'

/** What somebody has typed on the way to publishing. */
export type TypedPublication = {
  readonly title: string
  readonly asOf: string
  readonly when: string
  readonly day: string
  readonly time: string
}

export type PublicationFault = { readonly field: 'title' | 'as-of' | 'when' | 'day' | 'time'; readonly fault: string }

export const longestTitle = 120

export const readTyped = (field: (name: string) => string): TypedPublication => ({
  title: field('title').trim(),
  asOf: field('as-of').trim(),
  when: field('when').trim(),
  day: field('day').trim(),
  time: field('time').trim(),
})

/** The moment at which it is to be published, null for now; or what has to be mended. */
export function checkTyped(
  typed: TypedPublication,
  now: Date,
): { readonly publishAt: Date | null } | { readonly faults: readonly PublicationFault[] } {
  const today = dayInUk(now)
  const faults: PublicationFault[] = []
  if (typed.title === '') faults.push({ field: 'title', fault: 'no-title' })
  else if (typed.title.length > longestTitle) faults.push({ field: 'title', fault: 'long-title' })
  if (!isCalendarDay(typed.asOf)) faults.push({ field: 'as-of', fault: 'no-day' })
  else if (typed.asOf > today) faults.push({ field: 'as-of', fault: 'day-to-come' })
  if (typed.when === 'now') return faults.length > 0 ? { faults } : { publishAt: null }
  if (typed.when !== 'at') return { faults: [...faults, { field: 'when', fault: 'no-when' }] }
  const moment = ukMoment(typed.day, typed.time)
  if ('fault' in moment) faults.push({ field: moment.fault === 'no-day' ? 'day' : 'time', fault: moment.fault })
  else if (moment.at <= now) faults.push({ field: 'day', fault: 'moment-past' })
  else if (moment.at.getTime() - now.getTime() > longestWaitMs) faults.push({ field: 'day', fault: 'moment-far' })
  return faults.length > 0 || 'fault' in moment ? { faults } : { publishAt: moment.at }
}

/** What is planned for longer is stopped by a change anyway. */
const longestWaitMs = 92 * 24 * 60 * 60 * 1000

/** The day in the address up to which answers count; today where there is none, or none that can be. */
export function asOfHere(c: Ctx): string {
  const today = dayInUk(c.var.services.clock())
  const asked = c.req.query('as-of') ?? ''
  return isCalendarDay(asked) && asked <= today ? asked : today
}

export const publicationHere = (c: Ctx, round: Round, asOf: string): Promise<PublicationNow> =>
  loadPublication(c.var.db, round, c.var.services, { asOf, now: c.var.services.clock() })
