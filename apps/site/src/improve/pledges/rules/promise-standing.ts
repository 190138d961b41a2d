import type { PledgePromise } from './change-facts.ts'
import type { Progress } from './fold-pledge.ts'

/**
 * How a promise stands on a day, in terms that a sentence can be made of. `overdue` says nothing of why: the page shows the hospital’s last
 * words beside it, and says so where there are none.
 */
export type PromiseStanding =
  | { readonly kind: 'kept'; readonly on: string; readonly isLate: boolean }
  | { readonly kind: 'stopped'; readonly on: string }
  | { readonly kind: 'overdue'; readonly days: number; readonly lastNoteOn: string | null; readonly isDelayKnown: boolean }
  | { readonly kind: 'due'; readonly days: number; readonly isDelayKnown: boolean }
  | { readonly kind: 'due-today' }
  /** The pledge was withdrawn before it was kept: it is not late, and nobody waits for it. */
  | { readonly kind: 'withdrawn' }

const dayMs = 24 * 60 * 60 * 1000
/** Whole days between two days of the calendar; they have no hours, so no clock change shortens one. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)

export function standingOf(
  { dueOn }: Pick<PledgePromise, 'dueOn'>,
  notes: readonly Pick<Progress, 'state' | 'on'>[],
  { today, isWithdrawn = false }: { readonly today: string; readonly isWithdrawn?: boolean },
): PromiseStanding {
  const last = notes.at(-1) ?? null
  if (last?.state === 'done') return { kind: 'kept', on: last.on, isLate: last.on > dueOn }
  if (last?.state === 'stopped') return { kind: 'stopped', on: last.on }
  if (isWithdrawn) return { kind: 'withdrawn' }
  const isDelayKnown = last?.state === 'delayed'
  const days = daysBetween(today, dueOn)
  if (days === 0) return { kind: 'due-today' }
  return days > 0
    ? { kind: 'due', days, isDelayKnown }
    : { kind: 'overdue', days: -days, lastNoteOn: last?.on ?? null, isDelayKnown }
}

/** Of how many promises a pledge has, how many are kept, late, given up or still to come. */
export type PromiseTally = { readonly all: number; readonly kept: number; readonly overdue: number; readonly stopped: number }

export const tallyOf = (standings: readonly PromiseStanding[]): PromiseTally => ({
  all: standings.length,
  kept: standings.filter(({ kind }) => kind === 'kept').length,
  overdue: standings.filter(({ kind }) => kind === 'overdue').length,
  stopped: standings.filter(({ kind }) => kind === 'stopped').length,
})
