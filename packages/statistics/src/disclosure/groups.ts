import { type CountToProtect, type Part, parts } from './count-to-protect.ts'

/** Names of groups of people that do not overlap. The same name in two submissions means that the same people are asked for. */
export const partGroup = (year: number, part: Part): string => `${year}:${part}`
export const seen = (on: string): string => `seen@${on}`
export const lapsed = (on: string): string => `lapsed@${on}`
export const met = (test: string): string => `met@${test}`
export const missed = (test: string): string => `missed@${test}`

export type Period = { from: number; to: number }

/** The groups of some parts over the years of a row. */
export function groupsOf({ from, to }: Period, of: readonly Part[]): string[] {
  const years = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return years.flatMap(year => of.map(part => partGroup(year, part)))
}

/** How many people are really in these groups; groups that this count does not know have nobody. */
export function peopleIn({ years, prevalence }: CountToProtect, groups: readonly string[]): number {
  const known = new Map<string, number>([
    ...years.flatMap(row => parts.map((part): [string, number] => [partGroup(row.year, part), row[part]])),
    [seen(prevalence.on), prevalence.seenIn24Months],
    [lapsed(prevalence.on), prevalence.notKnownDead - prevalence.seenIn24Months],
  ])
  return groups.reduce((sum, group) => sum + (known.get(group) ?? 0), 0)
}
