import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { announce, inTransaction, Refusal, record, type Seed, type Services } from '../../foundation/index.ts'
import { isCalendarDay } from '../legal-clock/calendar-days.ts'
import { divisions } from '../schema.ts'
import { bases, type HolidayRow, lockHolidays, saveHolidays } from './holiday-store.ts'

const path = 'data/bank-holidays.csv'

const day = z.string().refine(isCalendarDay, 'not a day of the calendar')
const rowSchema = z
  .object({
    day,
    division: z.enum(divisions),
    title: z.string().min(1),
    substitute: z.enum(['yes', 'no']),
    basis: z.enum(bases),
    announced_on: z.union([z.literal('').transform(() => null), day]),
    source: z.string().min(1),
  })
  .strict()

/** Reads the committed list. A line that is not as it should be is named. */
export function readHolidayTable(text: string): HolidayRow[] {
  const lines: unknown[] = parse(text, { columns: true })
  return lines.map((line, index) => {
    const row = rowSchema.safeParse(line)
    if (row.success) return { ...row.data, substitute: row.data.substitute === 'yes', removed_at: null, imported: false }
    const [issue] = row.error.issues
    throw new Refusal(
      'bad-data',
      `${path}, line ${index + 2}, ${issue?.path.join('.') || 'row'}: ${issue?.message ?? 'wrong'}.`,
      'Mend that line, or bring the file back as it was (git checkout data), then start again.',
    )
  })
}

/** The bank holidays of 2019 to 2028. What staff imported, changed or took out since stays as they left it. */
export const holidaySeed: Seed = { name: 'bank holidays', from: { files: [path], version: 1 }, run: seedHolidays }

export async function seedHolidays({ write, root, clock }: Pick<Services, 'write' | 'root' | 'clock'>): Promise<void> {
  const wanted = readHolidayTable(readFileSync(join(root, path), 'utf8'))
  await inTransaction(write, async tx => {
    const present = new Map((await lockHolidays(tx)).map(row => [keyOf(row), row]))
    const fresh = wanted.filter(row => isNews(row, present.get(keyOf(row))))
    if (fresh.length === 0) return
    await saveHolidays(tx, fresh)
    await record(tx, {
      actor: { kind: 'seed', name: path },
      at: clock(),
      deed: 'holidays.seed',
      subject: { kind: 'holidays', id: 'bank-holidays' },
      after: { rows: fresh.length, from: fresh[0]?.day, until: fresh.at(-1)?.day },
    })
    await announce(tx, { name: 'holidays-changed' })
  })
}

const keyOf = ({ day, division }: Pick<HolidayRow, 'day' | 'division'>): string => `${day} ${division}`

function isNews(row: HolidayRow, present: HolidayRow | undefined): boolean {
  if (!present) return true
  if (present.imported || present.removed_at !== null) return false
  return (['title', 'source', 'basis', 'substitute', 'announced_on'] as const).some(column => present[column] !== row[column])
}
