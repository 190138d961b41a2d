import { z } from 'zod'
import { count, decimal, nation, optionalText, text } from './table-columns.ts'

/** Ages of whole years: `05-09`, `85+`, or `all`. In the order of the letters, too. */
export const ages = z.string().regex(/^(\d{2}-\d{2}|\d{2}\+|all)$/)

/** One row an area and group of ages; an area of which only the total is known has one row. Both sexes together. */
export const populationRow = z.object({
  area_code: text,
  ages,
  area_name: text,
  kind: z.enum(['nation', 'region', 'health-board', 'hsc-trust']),
  nation,
  /** The trust of the register whose area it is. */
  trust_code: optionalText,
  persons: count,
  /** The middle of the year that was estimated, `2020-06`. */
  dated: z.string().regex(/^\d{4}-\d{2}$/),
})

/** Invasive breast cancers (ICD-10 C50) diagnosed in Scotland in five years. `person_years`: people times years, worked out from count and rate. */
export const breastCancerRow = z.object({
  area_code: text,
  sex: z.enum(['persons', 'women']),
  ages,
  cancers: count,
  person_years: count,
})

/** What Public Health Scotland itself says of the same areas: observed over expected times 100, with its interval. For comparison. */
export const publishedRatioRow = z.object({
  area_code: text,
  sex: z.enum(['persons', 'women']),
  cancers: count,
  sir: decimal,
  sir_low: decimal,
  sir_high: decimal,
})

/** What expected numbers of the country are made from. These tables are read from their files; the database does not hold them. */
export const nationalSchemas = {
  'national/populations': populationRow,
  'national/breast-cancer-scotland': breastCancerRow,
  'national/breast-cancer-scotland-ratios': publishedRatioRow,
} as const

export type NationalTableName = keyof typeof nationalSchemas
export type NationalTables = { [Name in NationalTableName]: z.output<(typeof nationalSchemas)[Name]>[] }
export type PopulationRow = NationalTables['national/populations'][number]
export type BreastCancerRow = NationalTables['national/breast-cancer-scotland'][number]
export type PublishedRatioRow = NationalTables['national/breast-cancer-scotland-ratios'][number]

export const isNationalTable = (name: string): name is NationalTableName => name in nationalSchemas

/** The columns of a national table, in the order of its file. */
export const nationalColumnsOf = (name: NationalTableName): string[] => Object.keys(nationalSchemas[name].shape)
