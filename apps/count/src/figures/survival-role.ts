import type { CountedRow, SurvivalRole } from '../results/index.ts'

/**
 * What a person is to the survival curve. Left out are those of whom nobody knows when the time began or ended: no first date, or one known only to
 * the year; a death without a date, or known only to the year; a death before the first date (one of the two is wrong); a death on the day of
 * the first date, where the spread was only found at death and nobody was followed. Dates known to the month are used as they
 * stand in the register, which can be wrong by a month at most.
 */
export function survivalRoleOf(row: CountedRow): SurvivalRole {
  const { firstDate, deathDate } = row
  if (firstDate === null || row.isDeathOnly) return 'no first date'
  if (row.datePrecision === 'year') return 'first date only to the year'
  if (row.vitalStatus !== 'dead') return 'followed'
  if (deathDate === null) return 'dead without a date'
  if (row.deathPrecision === 'year') return 'death known only to the year'
  if (deathDate < firstDate && !isSameMonth(row)) return 'death before the first date'
  return deathDate <= firstDate ? 'death on the first date' : 'followed'
}

/** A death or a first date known only to the month stands as its first day: within one month nothing came before anything. */
const isSameMonth = ({ firstDate, deathDate, datePrecision, deathPrecision }: CountedRow): boolean =>
  (datePrecision === 'month' || deathPrecision === 'month') && firstDate?.slice(0, 7) === deathDate?.slice(0, 7)
