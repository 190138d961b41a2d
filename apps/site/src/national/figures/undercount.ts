import { rangedProportion } from '@spotlight/statistics'
import type { DeNovoShare, PeopleRange, ShareRange, Undercount } from './picture.ts'
import { type IncidenceRow, rangesOfRow, sumOfRanges } from './ranges.ts'
import type { PublishedShare } from './references.ts'
import { rowsOf, type SentCount, sumOfRows } from './sent-counts.ts'

/**
 * The alarm: how large a share of the newly found had spread from the start. A hospital that misses people whose cancer came back still sees these, so a share above every
 * published one means that recurrences are missing. Only rows that show the parts are taken. Nobody whose course is unknown helps to raise it: for the lowest share they count
 * as come back, for the highest as spread from the start. null: nobody shows parts, or nobody was found.
 *
 * The rule is the counting program’s own (docs/count/statistics.md), on ranges instead of numbers.
 */
export function undercountOf(sent: readonly SentCount[], published: readonly PublishedShare[]): Undercount | null {
  const whole = shareIn(sent, showsParts, published)
  if (whole === null) return null
  return { ...whole, whereShown: whole.hasHidden ? shareIn(sent, hidesNothing, published) : null }
}

function shareIn(
  sent: readonly SentCount[],
  isTaken: (row: IncidenceRow) => boolean,
  published: readonly PublishedShare[],
): DeNovoShare | null {
  const showing = sent.map(each => ({ code: each.status.code, rows: rowsOf(each).filter(isTaken) }))
  const rows = showing.flatMap(each => each.rows)
  const { total, hasRounded, hasHidden } = sumOfRows(rows)
  const ends = rows.map(endsOf)
  const least = rangedProportion(fixed(sum(ends, end => end.fewest)), {
    low: 0,
    high: sum(ends, end => end.restOfFewest),
  })
  const most = rangedProportion({ low: 0, high: sum(ends, end => end.most) }, fixed(sum(ends, end => end.restOfMost)))
  if (least === null || most === null) return null
  const share = { low: least.share.low, high: most.share.high }
  const interval = { low: least.interval.low, high: most.interval.high }
  return {
    share,
    interval,
    people: total,
    trusts: showing.filter(each => each.rows.length > 0).map(({ code }) => code),
    verdict: verdictOf(share, interval, published),
    hasRounded,
    hasHidden,
  }
}

const hidesNothing = (row: IncidenceRow): boolean =>
  [row.total, row.deNovo, row.recurrent, row.unclassified].every(cell => typeof cell === 'number')
const showsParts = (row: IncidenceRow): boolean => row.total !== '*' && row.deNovo !== 'merged'
const fixed = (people: number): PeopleRange => ({ low: people, high: people })

/**
 * The two ends of a row: as few as possible that had spread from the start, with as many others as the whole then allows; and as many as possible, all unknown ones
 * among them, with as few others.
 */
function endsOf(row: IncidenceRow) {
  const { total, deNovo, recurrent, unclassified } = rangesOfRow(row)
  const others = sumOfRanges([recurrent, unclassified])
  const either = sumOfRanges([deNovo, unclassified])
  const largest = total.high ?? Number.POSITIVE_INFINITY
  return {
    fewest: deNovo.low,
    restOfFewest: Math.min(others.high ?? Number.POSITIVE_INFINITY, largest - deNovo.low),
    most: Math.min(either.high ?? Number.POSITIVE_INFINITY, largest - recurrent.low),
    restOfMost: recurrent.low,
  }
}

type Ends = ReturnType<typeof endsOf>
const sum = (ends: readonly Ends[], of: (end: Ends) => number): number => ends.reduce((people, end) => people + of(end), 0)

/**
 * Compared with every published share, of the newly found and of the living alike: only what is above all of them sounds the alarm, and what may be above or not, because of
 * numbers that are rounded, hidden or of an unknown course, stays open.
 */
export function verdictOf(share: ShareRange, interval: ShareRange, published: readonly PublishedShare[]): Undercount['verdict'] {
  const shares = published.map(each => each.share)
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)]
  if (interval.low > highest) return 'missing'
  if (share.low > highest) return 'perhaps-missing'
  if (interval.high < lowest) return 'lower-than-published'
  return share.high > highest ? 'cannot-tell' : 'as-published'
}
