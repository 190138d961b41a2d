import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findRoot } from '../../foundation/index.ts'
import { readHolidayTable } from '../holidays/seed-holidays.ts'
import { type Holidays, makeHolidays } from './holidays.ts'

/** The bank holidays as committed, for tests. */
export const committedHolidays = (): Holidays =>
  makeHolidays(
    readHolidayTable(readFileSync(join(findRoot(import.meta.dirname), 'data/bank-holidays.csv'), 'utf8')).map(row => ({
      day: row.day,
      division: row.division,
      title: row.title,
      announcedOn: row.announced_on,
    })),
  )

/** Numbers between 0 and 1, the same in every run (mulberry32). */
export function sameNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
