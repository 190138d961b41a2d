import { createHash } from 'node:crypto'
import type { Division } from '../schema.ts'
import type { HolidayRow } from './holiday-store.ts'
import type { Incoming } from './import-file.ts'

/** Whether what a list no longer has is taken out: nothing, days to come, or days that have passed as well. */
export const removals = ['nothing', 'to-come', 'past-too'] as const
export type Removal = (typeof removals)[number]

export type HolidayName = { readonly day: string; readonly division: Division; readonly title: string }

/** What an import would do. */
export type ImportPlan = {
  readonly added: readonly Incoming[]
  readonly renamed: readonly (Incoming & { readonly before: string })[]
  readonly unchanged: number
  readonly removed: readonly HolidayName[]
  /** Not in the list, and kept: it was not asked for, or the day has passed. */
  readonly kept: readonly (HolidayName & { readonly isPast: boolean })[]
}

/**
 * Compares a list with the holidays that there are. Only parts of the UK and years that the list speaks of are compared: a list of Scotland
 * takes out nothing elsewhere, one of 2027 nothing of 2026. Days that have passed are taken out only when that was asked for by itself: a due
 * date rested on them.
 *
 * @param today the day in the United Kingdom; it counts as to come
 */
export function planImport(input: {
  present: readonly HolidayRow[]
  incoming: readonly Incoming[]
  remove: Removal
  today: string
}): ImportPlan {
  const { incoming, remove, today } = input
  const active = new Map(input.present.filter(row => row.removed_at === null).map(row => [keyOf(row), row]))
  const known = incoming.map(holiday => ({ holiday, row: active.get(keyOf(holiday)) }))
  const listed = new Set(incoming.map(keyOf))
  const spokenOf = new Set(incoming.map(scopeOf))
  const missing = [...active.values()]
    .filter(row => spokenOf.has(scopeOf(row)) && !listed.has(keyOf(row)))
    .map(({ day, division, title }) => ({ day, division, title }))
  const isRemoved = ({ day }: HolidayName): boolean => remove === 'past-too' || (remove === 'to-come' && day >= today)
  return {
    added: inOrder(known.flatMap(({ holiday, row }) => (row ? [] : [holiday]))),
    renamed: inOrder(
      known.flatMap(({ holiday, row }) => (row && row.title !== holiday.title ? [{ ...holiday, before: row.title }] : [])),
    ),
    unchanged: known.filter(({ holiday, row }) => row?.title === holiday.title).length,
    removed: inOrder(missing.filter(isRemoved)),
    kept: inOrder(missing.filter(each => !isRemoved(each)).map(each => ({ ...each, isPast: each.day < today }))),
  }
}

export const changesNothing = ({ added, renamed, removed }: ImportPlan): boolean =>
  added.length + renamed.length + removed.length === 0

/** The same plan gives the same letters: what somebody agreed to is what is done. */
export const fingerprintOf = ({ added, renamed, removed }: ImportPlan): string =>
  createHash('sha256')
    .update(JSON.stringify([added, renamed, removed]))
    .digest('hex')
    .slice(0, 16)

const keyOf = ({ day, division }: { day: string; division: Division }): string => `${day} ${division}`
const scopeOf = ({ day, division }: { day: string; division: Division }): string => `${day.slice(0, 4)} ${division}`
const inOrder = <Named extends HolidayName>(list: readonly Named[]): Named[] =>
  list.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
