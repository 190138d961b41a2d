import { isoOf } from './calendar.ts'
import type { Reference } from './formats/output.ts'
import { csvOf } from './formats/text.ts'
import { type History, to } from './history.ts'
import type { Person } from './people.ts'

export type Known = { readonly person: Person; readonly history: History }

export const truthColumns = [
  'person',
  'kind',
  'has_breast_cancer',
  'has_spread',
  'first_date',
  'primary_date',
  'pathway',
  'sites',
  'death_date',
  'death_cause',
  'nhs_number',
  'birth_date',
  'sex',
  'records',
] as const

/**
 * truth.csv: a row for each person of the hospital. has_spread says who truly has, or had, secondary breast cancer by the end of the extracts; records are the rows
 * of the extracts that are about her or him, as `path:row`, sorted, with blanks between.
 */
export function truthOf(people: readonly Known[], references: readonly Reference[]): string {
  const records = new Map<string, string[]>()
  for (const { path, row, person } of references) {
    const found = records.get(person)
    if (found === undefined) records.set(person, [`${path}:${row}`])
    else found.push(`${path}:${row}`)
  }
  const rows = people.map(({ person, history: { kind, breast, spread, death } }) => [
    person.id,
    kind,
    breast === undefined ? 'no' : breast.isInvasive ? 'yes' : 'in situ',
    spread === undefined ? 'no' : 'yes',
    spread === undefined ? '' : isoOf(spread.day),
    breast === undefined ? '' : isoOf(breast.day),
    spread?.pathway ?? '',
    [...new Set(spread?.sites.map(({ site }) => site) ?? [])].sort().join(' '),
    death === undefined || death.day > to ? '' : isoOf(death.day),
    death?.cause ?? '',
    person.nhsNumber,
    isoOf(person.birth),
    person.sex,
    (records.get(person.id) ?? []).sort().join(' '),
  ])
  return csvOf(truthColumns, rows)
}
