import type { RegisterTable } from '../described-tables.ts'

/**
 * After how many months a table should be made anew. Our own rule: trusts merge at the turn of financial years and half-years, politicians
 * change with any by-election, constituencies with a boundary review, postcodes every quarter.
 */
const months: Readonly<Record<string, number>> = {
  politicians: 3,
  trusts: 6,
  'trust-successions': 6,
  'trust-successions-missing': 6,
  'survey-decisions': 12,
  'trust-alternative-names': 12,
  hospitals: 12,
  'hospitals-unplaced': 12,
  'known-gaps': 12,
  'postcode-sectors': 12,
  'postcode-districts': 12,
  'postcode-constituencies': 12,
  constituencies: 60,
  'parliament-seats': 60,
  'map/outline': 60,
  'national/populations': 36,
  'national/breast-cancer-scotland': 60,
  'national/breast-cancer-scotland-ratios': 60,
}
/** For a table that nobody has thought of. */
const otherwise = 12
const soonDays = 30

export type Renewal = {
  readonly table: RegisterTable
  readonly everyMonths: number
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  readonly state: 'overdue' | 'soon' | 'later'
}

/** When each table should be made anew, the first first. */
export function renewalsOf(tables: readonly RegisterTable[], today: string): Renewal[] {
  const soon = addDays(today, soonDays)
  return tables
    .map((table): Renewal => {
      const everyMonths = months[table.name] ?? otherwise
      const dueOn = addMonths(table.sourceDate, everyMonths)
      return { table, everyMonths, dueOn, state: dueOn <= today ? 'overdue' : dueOn <= soon ? 'soon' : 'later' }
    })
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.table.name < b.table.name ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1))
}

/** The same day some months later, or the last of a shorter month. A month counts from its first day. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10)
}

const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
