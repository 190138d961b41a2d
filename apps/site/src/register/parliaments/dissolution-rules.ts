import { type Body, isBody } from './bodies.ts'
import type { Dissolution } from './dissolution-store.ts'

type Span = Pick<Dissolution, 'body' | 'from' | 'until'>

/** The dissolution in which a day lies: from its first day to its last, both of them in it. */
export const dissolutionOn = <Each extends Span>(all: readonly Each[], body: Body, day: string): Each | null =>
  all.find(each => each.body === body && each.from <= day && (each.until === null || day <= each.until)) ?? null

/**
 * Whether a list of members is older than the parliament of today: it was true on a day before the end of a dissolution that is over. Its
 * names are then those of the parliament before, and nobody may be sent to them.
 */
export const isOfEarlierParliament = (all: readonly Span[], body: Body, { asOf, day }: { asOf: string; day: string }): boolean =>
  all.some(each => each.body === body && each.until !== null && each.until < day && asOf <= each.until)

export type TypedDissolution = {
  readonly body: string
  readonly from: string
  readonly until: string
  readonly source: string
}
export const dissolutionFields = ['body', 'from', 'until', 'source'] as const
export type DissolutionFault = {
  readonly field: (typeof dissolutionFields)[number]
  readonly why: 'missing' | 'no-day' | 'before-beginning' | 'overlaps' | 'too-long'
}
export type CheckedDissolution = Span & { readonly source: string }

const longestSource = 500

/** Judges what staff typed against what stands already. The last day may be left empty: it is entered when it is known. */
export function checkDissolution(
  typed: TypedDissolution,
  standing: readonly Span[],
): { readonly dissolution: CheckedDissolution } | { readonly faults: readonly DissolutionFault[] } {
  const { from } = typed
  const until = typed.until === '' ? null : typed.until
  const source = typed.source.trim()
  const faults: DissolutionFault[] = [
    ...(isBody(typed.body) ? [] : [{ field: 'body', why: 'missing' } as const]),
    ...(isDay(from) ? [] : [{ field: 'from', why: 'no-day' } as const]),
    ...(until === null || isDay(until) ? [] : [{ field: 'until', why: 'no-day' } as const]),
    ...(until !== null && isDay(until) && isDay(from) && until < from
      ? [{ field: 'until', why: 'before-beginning' } as const]
      : []),
    ...(source === '' ? [{ field: 'source', why: 'missing' } as const] : []),
    ...(source.length > longestSource ? [{ field: 'source', why: 'too-long' } as const] : []),
  ]
  if (faults.length > 0 || !isBody(typed.body)) return { faults }
  const dissolution = { body: typed.body, from, until, source }
  return standing.some(each => overlap(each, dissolution)) ? { faults: [{ field: 'from', why: 'overlaps' }] } : { dissolution }
}

const overlap = (one: Span, other: Span): boolean =>
  one.body === other.body && (one.until === null || other.from <= one.until) && (other.until === null || one.from <= other.until)

/** A day of the calendar: neither 30 February nor the thirteenth month. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
