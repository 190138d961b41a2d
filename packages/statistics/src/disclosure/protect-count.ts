import { bandOf, bandOfThings } from './band.ts'
import { type CountToProtect, type Incidence, parts, type Row, type Shown } from './count-to-protect.ts'
import { groupsOf, lapsed, met, missed, type Period, partGroup, peopleIn, seen } from './groups.ts'
import { type Block, protectBlocks, type Watched } from './protect-blocks.ts'
import { findDisclosed } from './received/find-disclosed.ts'
import { type RowWay, watchedInRow, waysOfRow } from './row-ways.ts'
import type { Solver } from './solver.ts'
import type { Stated } from './statement.ts'
import { suppressCount } from './suppress-count.ts'
import { worldsOf } from './worlds.ts'

/**
 * Turns true counts into what may leave the hospital, given what has left before. Small numbers are hidden, others rounded; then, as long as anything
 * that is hidden can be worked out from all that is or was shown, more is hidden: further cells, single years (several are pooled), the table of years,
 * the prevalence. There is always a result: in the worst case one that has no numbers.
 *
 * @throws RangeError for counts that are not whole numbers of people, or not possible together
 */
export function protectCount(count: CountToProtect, earlier: readonly Shown[], solver: Solver): Shown {
  assertPossible(count)
  for (const periods of waysToPool(count.years.map(({ year }) => year))) {
    const attempt = protectWith(count, periods, earlier, solver)
    if (attempt.isProtected && isWorthShowing(attempt.shown.incidence)) return attempt.shown
  }
  const rest = protectWith(count, [], earlier, solver)
  return rest.isProtected ? rest.shown : silence(count)
}

/** Single years; then two to a row, three, … counted from the newest; the oldest row takes what is left over. */
function waysToPool(years: readonly number[]): Period[][] {
  const newest = years.at(-1)
  if (newest === undefined) return []
  return years.map((_, index) => {
    const width = index + 1
    const rows = Math.floor(years.length / width)
    return Array.from({ length: rows }, (_, row) => ({
      from: row === 0 ? (years[0] ?? newest) : newest - (rows - row) * width + 1,
      to: newest - (rows - row - 1) * width,
    }))
  })
}

/** Single years may be silent as long as at least half of those that have anybody say something; pooled ones must all speak. */
function isWorthShowing({ shown, rows }: Incidence): boolean {
  const withPeople = rows.filter(({ total }) => total !== 0)
  const silent = withPeople.filter(({ total }) => total === '*').length
  return shown === 'by-year' ? silent * 2 <= withPeople.length : silent === 0
}

function protectWith(count: CountToProtect, periods: readonly Period[], earlier: readonly Shown[], solver: Solver) {
  const rows = periods.map(period => ({ id: rowId(period), period, ways: waysOfRow(count, period) }))
  const prevalence = waysOfPrevalence(count)
  const shares = count.shares.map(share => ({ id: share.id, ways: waysOfShare(share) }))
  const blocks: Block[] = [
    ...rows.map(({ id, ways }) => ({ id, ways: ways.map(({ stated }) => stated) })),
    { id: 'prevalence', ways: prevalence.map(({ stated }) => stated) },
    ...shares.map(({ id, ways }) => ({ id: met(id), ways: ways.map(({ stated }) => stated) })),
  ]
  const blockOf = (group: string): string =>
    rows.find(({ period }) => groupsOf(period, parts).includes(group))?.id ?? 'prevalence'
  const shownIn = (wayOf: (id: string) => number): Shown => {
    const chosen = <Way>(id: string, all: readonly Way[]): Way => {
      const way = all[wayOf(id)]
      if (way === undefined) throw new Error(`No way to show ${id}`)
      return way
    }
    return {
      incidence: incidenceOf(
        count,
        rows.map(({ id, ways: all }) => chosen<RowWay>(id, all).row),
      ),
      prevalence: { on: count.prevalence.on, ...chosen('prevalence', prevalence).cells },
      completeness: shares.map(({ id, ways: all }) => ({ id, band: chosen(met(id), all).band })),
    }
  }
  const { ways, isProtected } = protectBlocks({
    blocks,
    watched: watchedIn(count, rows),
    worlds: worldsOf({ count, earlier, blockOf, solver }),
    solver,
    asReceived: wayOf => toldWhenReceived(shownIn(wayOf), earlier, solver),
  })
  return { shown: shownIn(id => ways.get(id) ?? 0), isProtected }
}

/**
 * The block of a number for which the receiver would send this back. With one earlier submission the worlds above know all that the receiver combines;
 * of several the receiver takes those that agree, and asks its own way, so it is asked itself.
 */
function toldWhenReceived(shown: Shown, earlier: readonly Shown[], solver: Solver): string | undefined {
  if (earlier.length < 2) return undefined
  const [first] = findDisclosed({ shown, earlier, solver })
  return first && (first.period === null ? 'prevalence' : rowId(first.period))
}

const rowId = ({ from, to }: Period): string => `${from}-${to}`

function incidenceOf({ years }: CountToProtect, rows: Row[]): Incidence {
  if (years.length === 0) return { shown: 'none', rows: [] }
  if (rows.length === 0) return { shown: 'dropped', rows: [] }
  return { shown: rows.every(({ from, to }) => from === to) ? 'by-year' : 'pooled', rows }
}

/** Both numbers; those not known to have died alone; neither. */
function waysOfPrevalence(count: CountToProtect): { cells: Omit<Shown['prevalence'], 'on'>; stated: Stated[] }[] {
  const { on, notKnownDead, seenIn24Months } = count.prevalence
  const all: Stated = { groups: [seen(on), lapsed(on)], people: notKnownDead, cell: suppressCount(notKnownDead) }
  const some: Stated = { groups: [seen(on)], people: seenIn24Months, cell: suppressCount(seenIn24Months) }
  return [
    { cells: { notKnownDead: all.cell, seenIn24Months: some.cell }, stated: [all, some] },
    { cells: { notKnownDead: all.cell, seenIn24Months: 'dropped' }, stated: [all] },
    { cells: { notKnownDead: 'dropped', seenIn24Months: 'dropped' }, stated: [] },
  ]
}

/** A band, guarded as if the two rounded numbers behind it were shown themselves; or `*`. */
function waysOfShare({ id, counts, numerator, denominator }: CountToProtect['shares'][number]) {
  if (counts === 'things') return [{ band: bandOfThings(numerator, denominator), stated: [] }]
  const band = bandOf(numerator, denominator)
  const hidden = { band: '*' as const, stated: [] }
  if (band === '*') return [hidden]
  const stated: Stated[] = [
    { groups: [met(id)], people: numerator, cell: suppressCount(numerator) },
    { groups: [met(id), missed(id)], people: denominator, cell: suppressCount(denominator) },
  ]
  return [{ band, stated }, hidden]
}

function watchedIn(count: CountToProtect, rows: readonly { id: string; period: Period }[]): Watched[] {
  const { on, notKnownDead, seenIn24Months } = count.prevalence
  const inRows = rows.flatMap(({ id, period }) => watchedInRow(count, id, period))
  const left =
    rows.length > 0 ? [] : count.years.flatMap(({ year }) => watchedInRow(count, 'prevalence', { from: year, to: year }))
  return [
    ...inRows,
    ...left,
    { block: 'prevalence', groups: [lapsed(on)], people: notKnownDead - seenIn24Months },
    ...count.shares
      .filter(({ counts }) => counts === 'people')
      .map(({ id, numerator, denominator }) => ({
        block: met(id),
        groups: [missed(id)],
        people: denominator - numerator,
      })),
  ]
}

function silence({ years, prevalence: { on }, shares }: CountToProtect): Shown {
  return {
    incidence: { shown: years.length === 0 ? 'none' : 'dropped', rows: [] },
    prevalence: { on, notKnownDead: 'dropped', seenIn24Months: 'dropped' },
    completeness: shares.map(({ id }) => ({ id, band: '*' })),
  }
}

function assertPossible(count: CountToProtect): void {
  const { years, prevalence, shares } = count
  for (const [index, { year }] of years.entries()) {
    for (const part of parts) suppressCount(peopleIn(count, [partGroup(year, part)]))
    if (index > 0 && year !== (years[index - 1]?.year ?? year) + 1) throw new RangeError('Years must follow one another')
  }
  suppressCount(prevalence.notKnownDead)
  if (suppressCount(prevalence.seenIn24Months) !== 0 && prevalence.seenIn24Months > prevalence.notKnownDead)
    throw new RangeError('More people were seen than are alive')
  for (const { numerator, denominator } of shares) bandOf(numerator, denominator)
}
