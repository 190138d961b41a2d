import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { dayInUk, type ReadDb } from '../foundation/index.ts'
import { notedTables } from './noted-tables.ts'
import type { TableDescription } from './schema.ts'

const day = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/)
const descriptionsSchema = z.array(
  z.object({
    file: z.string(),
    title: z.string(),
    source: z.string(),
    source_date: day,
    licence: z.string(),
    licence_url: z.string(),
    attribution: z.string(),
    imported_on: day,
    flaws: z.array(z.string()),
  }),
)

/** Reads `data/tables.json`, by the name of the table. */
export function readTableDescriptions(dataFolder: string): ReadonlyMap<string, TableDescription> {
  const parsed = descriptionsSchema.parse(JSON.parse(readFileSync(join(dataFolder, 'tables.json'), 'utf8')))
  return new Map(parsed.map(description => [description.file.replace(/\.(csv|json)$/, ''), description]))
}

/** One table of the register, for people: where it comes from, whose it is and how old it is. */
export type RegisterTable = {
  /** `trusts`: the file is `data/trusts.csv`. Its title in words is the message `register.tables.<name>`. */
  readonly name: string
  readonly file: string
  readonly title: string
  readonly rows: number
  readonly source: string
  /** The day or month that the source describes: `2026-07-08` or `2023-08`. */
  readonly sourceDate: string
  readonly licence: string
  readonly licenceUrl: string
  readonly attribution: string
  /** The day on which the committed table last changed. */
  readonly importedOn: string
  /** Whole months between what the source describes and today. */
  readonly ageMonths: number
  readonly flaws: readonly string[]
}

/** The tables of the real register, in the order of their names. */
export async function registerTables(db: ReadDb, now: Date): Promise<RegisterTable[]> {
  const today = dayInUk(now)
  return (await notedTables(db)).flatMap(({ name, row_count, description }) =>
    description === null
      ? []
      : [
          {
            name,
            file: description.file,
            title: description.title,
            rows: row_count,
            source: description.source,
            sourceDate: description.source_date,
            licence: description.licence,
            licenceUrl: description.licence_url,
            attribution: description.attribution,
            importedOn: description.imported_on,
            ageMonths: monthsBetween(description.source_date, today),
            flaws: description.flaws,
          },
        ],
  )
}

/** Whole calendar months from a day or month to a later day; a month counts from its first day. Never below zero. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 1, fromDay = 1] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 1, toDay = 1] = to.split('-').map(Number)
  return Math.max(0, (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0))
}
