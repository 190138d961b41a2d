import type { AuditChoices, AuditEntry } from '../../../foundation/index.ts'
import type { AskedFilter } from './read-filter.ts'

export type AuditView = {
  readonly asked: AskedFilter
  readonly choices: AuditChoices
  /** The names of all staff, those who have left as well, by id. */
  readonly staff: ReadonlyMap<string, string>
  readonly entries: readonly AuditEntry[]
  /** The number of the last entry shown, where there are older ones. */
  readonly olderThan: number | null
  readonly isFirst: boolean
  readonly mayExport: boolean
}

export const entriesPerPage = 50

/** Entries by the day on which they were made, in the order in which they come. */
export function byDay(entries: readonly AuditEntry[], dayOf: (at: Date) => string): { day: string; entries: AuditEntry[] }[] {
  const days: { day: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}
