import { type CountToProtect, parts, type Shown } from './count-to-protect.ts'
import { groupsOf, lapsed, met, missed, partGroup, peopleIn, seen } from './groups.ts'
import type { World } from './protect-blocks.ts'
import { isProtected } from './protection.ts'
import type { Solver } from './solver.ts'
import type { Statement } from './statement.ts'
import { type Cell, countsBehind, smallestShown } from './suppress-count.ts'

type BlockOf = (group: string) => string
type Sent = { groups: readonly string[]; cell: Cell }

/**
 * What a reader may believe about how this count hangs together with itself and with each earlier submission:
 * - alone: nothing
 * - closed: whoever is alive on the day was diagnosed in one of the years shown
 * - unchanged: the people are the same, so both submissions speak of the same numbers; each by itself, and all together
 * - added, removed: people only came, or only went
 * - reclassified: the people of a year are the same, and some are in another part now
 */
export function worldsOf(input: { count: CountToProtect; earlier: readonly Shown[]; blockOf: BlockOf; solver: Solver }): World[] {
  const { count, blockOf, solver } = input
  const releases = input.earlier.map(sentIn)
  const told = (reading: Reading) => releases.map(rows => rows.flatMap(row => readRow(row, reading, count, solver)))
  const byTruth = told('by-truth')
  return [
    { name: 'alone', isTrue: true, now: group => [group], earlier: [], watched: [] },
    ...closed(count),
    ...[byTruth.flat(), ...byTruth].map(
      (cells): World => ({
        name: 'unchanged',
        isTrue: false,
        now: group => [group],
        earlier: strongestFirst(cells),
        watched: [],
      }),
    ),
    ...[...byTruth, ...told('all-small')].flatMap(cells => [added, removed, reclassified].map(world => world(cells, blockOf))),
  ]
}

/** The rows of an earlier submission: each cell with the groups that it counted. */
function sentIn({ incidence, prevalence }: Shown): Sent[][] {
  const rows = [
    ...incidence.rows.map(row => [
      { groups: groupsOf(row, parts), cell: row.total },
      ...parts.map(part => ({ groups: groupsOf(row, [part]), cell: row[part] })),
    ]),
    [
      { groups: [seen(prevalence.on), lapsed(prevalence.on)], cell: prevalence.notKnownDead },
      { groups: [seen(prevalence.on)], cell: prevalence.seenIn24Months },
    ],
  ]
  return rows.map(row => row.flatMap(({ groups, cell }) => (cell === 'merged' || cell === 'dropped' ? [] : [{ groups, cell }])))
}

/** How a reader takes each `*`: for a small number where it is one today, or for a small number everywhere. */
type Reading = 'by-truth' | 'all-small'
/** What an earlier cell said, and whether a `*` did. */
type Told = Statement & { isStar: boolean }

/**
 * The statements of an earlier row. A reading by which a `*` was not wholly open would mean that this program had shown what it never shows: then the
 * reader knows only that somebody was there.
 */
function readRow(row: readonly Sent[], reading: Reading, count: CountToProtect, solver: Solver): Told[] {
  const isSmall = ({ groups }: Sent): boolean => reading === 'all-small' || peopleIn(count, groups) < smallestShown
  const told = row.map((sent): Told => {
    const { groups, cell } = sent
    if (cell !== '*') return { groups, ...countsBehind(cell), isStar: false }
    return isSmall(sent)
      ? { groups, low: 1, high: smallestShown - 1, isStar: true }
      : { groups, low: smallestShown, high: Number.POSITIVE_INFINITY, isStar: true }
  })
  const stars = told.filter(({ isStar, high }) => isStar && Number.isFinite(high))
  const isPlausible = stars.every(({ groups }) => {
    const range = solver.rangeOf(told, groups)
    return range !== 'impossible' && isProtected(range, 'star')
  })
  return isPlausible ? told : told.map(weakened)
}

const weakened = (told: Told): Told => (told.isStar ? { ...told, low: 1, high: Number.POSITIVE_INFINITY } : told)

/** Where the readings of several rows or submissions contradict one another, a `*` says only that somebody was there. */
const strongestFirst = (told: readonly Told[]): Statement[][] => [[...told], told.map(weakened)]

const more = (group: string): string => `${group}+`
const regrouped = (told: readonly Told[], split: (group: string) => readonly string[]): Told[] =>
  told.map(statement => ({ ...statement, groups: statement.groups.flatMap(group => [...split(group)]) }))

function added(told: readonly Told[], blockOf: BlockOf): World {
  return {
    name: 'added',
    isTrue: false,
    now: group => [group, more(group)],
    earlier: strongestFirst(told),
    watched: [...starsOf(told, told, blockOf), ...changesOf(told, blockOf)],
  }
}

function removed(told: readonly Told[], blockOf: BlockOf): World {
  const then = regrouped(told, group => [group, more(group)])
  return {
    name: 'removed',
    isTrue: false,
    now: group => [group],
    earlier: strongestFirst(then),
    watched: [...starsOf(then, told, blockOf), ...changesOf(told, blockOf)],
  }
}

/** A group of a year is split by what it was then and what it is now: `2024:unclassified>recurrent`. */
function reclassified(told: readonly Told[], blockOf: BlockOf): World {
  const crossed = (group: string, name: (year: string, part: string, other: string) => string): string[] => {
    const [year = '', part] = group.split(':')
    return part === undefined ? [group] : parts.map(other => name(year, part, other))
  }
  const then = regrouped(told, group => crossed(group, (year, part, other) => `${year}:${part}>${other}`))
  return {
    name: 'reclassified',
    isTrue: false,
    now: group => crossed(group, (year, part, other) => `${year}:${other}>${part}`),
    earlier: strongestFirst(then),
    watched: starsOf(then, told, blockOf),
  }
}

/** What was hidden then, must not come out now. */
const starsOf = (then: readonly Told[], told: readonly Told[], blockOf: BlockOf): World['watched'] =>
  then.flatMap(({ groups, isStar }, index) => (isStar ? unknown(groups, told[index]?.groups ?? [], blockOf) : []))

/** How many people each cell gained or lost. */
const changesOf = (told: readonly Told[], blockOf: BlockOf): World['watched'] =>
  told.flatMap(({ groups }) => unknown(groups.map(more), groups, blockOf))

const unknown = (groups: readonly string[], [first]: readonly string[], blockOf: BlockOf): World['watched'] =>
  first === undefined ? [] : [{ block: blockOf(first), groups, need: 'unknown' }]

/** Only where it can be so: with more people alive than the years have, the rest were diagnosed before or after them. */
function closed({ years, prevalence, shares }: CountToProtect): World[] {
  const all = years.flatMap(({ year }) => parts.map(part => ({ part, group: partGroup(year, part) })))
  const total = years.reduce((sum, year) => sum + parts.reduce((people, part) => people + year[part], 0), 0)
  if (prevalence.notKnownDead > total) return []
  const whole = (of: typeof all): string[] =>
    of.flatMap(({ group }) => ['seen', 'lapsed', 'dead'].map(fate => `${group}/${fate}`))
  const split = new Map<string, string[]>([
    ...all.map((one): [string, string[]] => [one.group, whole([one])]),
    [seen(prevalence.on), all.map(({ group }) => `${group}/seen`)],
    [lapsed(prevalence.on), all.map(({ group }) => `${group}/lapsed`)],
    ...shares
      .filter(({ missed: part, denominator }) => part !== undefined && denominator === total)
      .flatMap(({ id, missed: failing }): [string, string[]][] => [
        [met(id), whole(all.filter(({ part }) => part !== failing))],
        [missed(id), whole(all.filter(({ part }) => part === failing))],
      ]),
  ])
  return [{ name: 'closed', isTrue: false, now: group => split.get(group) ?? [group], earlier: [], watched: [] }]
}
