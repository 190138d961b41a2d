import { type Nation, nations } from '../../register/index.ts'
import type { CountedAlive, CountedSpan, Span } from './picture.ts'
import { type IncidenceRow, rangeOfCell, sumOfRanges, veilOf, veils } from './ranges.ts'
import { rowsOf, type SentCount, sumOfRows } from './sent-counts.ts'

type Place = Nation | 'uk'
type Pair = { readonly sent: SentCount; readonly row: IncidenceRow }

/** The four nations and the United Kingdom as a whole, each with what came from it; those from which nothing came are left out. */
export function byPlace(sent: readonly SentCount[]): { readonly place: Place; readonly sent: readonly SentCount[] }[] {
  const parts = nations.map(nation => ({ place: nation, sent: sent.filter(({ status }) => status.nation === nation) }))
  return [...parts, { place: 'uk' as const, sent }].filter(part => part.sent.length > 0)
}

/** Single years, oldest first, each by nation. */
export const countedByYear = (sent: readonly SentCount[]): CountedSpan[] => spansOf(sent, row => row.from === row.to)

/** Rows of several years together, by the years that they join. */
export const countedPooled = (sent: readonly SentCount[]): CountedSpan[] => spansOf(sent, row => row.from < row.to)

function spansOf(sent: readonly SentCount[], isMeant: (row: IncidenceRow) => boolean): CountedSpan[] {
  return byPlace(sent).flatMap(({ place, sent: here }) => {
    const pairs = here.flatMap(each =>
      rowsOf(each)
        .filter(isMeant)
        .map(row => ({ sent: each, row })),
    )
    const spans = new Map(pairs.map(({ row }) => [`${row.from}-${row.to}`, { from: row.from, to: row.to }]))
    return [...spans.values()]
      .sort((one, other) => one.from - other.from || one.to - other.to)
      .map(span =>
        counted(
          place,
          span,
          pairs.filter(({ row }) => row.from === span.from && row.to === span.to),
        ),
      )
  })
}

/** All rows of a nation: every year that each trust shows. */
export function countedInAll(sent: readonly SentCount[]): CountedSpan[] {
  return byPlace(sent).flatMap(({ place, sent: here }) => {
    const pairs = here.flatMap(each => rowsOf(each).map(row => ({ sent: each, row })))
    if (pairs.length === 0) return []
    const from = Math.min(...pairs.map(({ row }) => row.from))
    const to = Math.max(...pairs.map(({ row }) => row.to))
    return [counted(place, { from, to }, pairs)]
  })
}

function counted(nation: Place, span: Span, pairs: readonly Pair[]): CountedSpan {
  const { total, ...rest } = sumOfRows(pairs.map(({ row }) => row))
  const trusts = [...new Set(pairs.map(({ sent }) => sent.status.code))].sort()
  return { nation, ...span, people: total, ...rest, trusts }
}

/** People not known to have died. A trust that shows no such number is left out, not counted as none. */
export function countedAlive(sent: readonly SentCount[]): CountedAlive[] {
  const showing = sent.filter(({ evidence }) => evidence.prevalence.notKnownDead !== 'dropped')
  return byPlace(showing).map(({ place, sent: here }) => {
    const all = here.map(({ evidence }) => evidence.prevalence)
    const days = all.map(({ on }) => on).sort()
    return {
      nation: place,
      people: sumOfRanges(all.map(({ notKnownDead }) => rangeOfCell(notKnownDead))),
      // Who was seen is one of those who are alive: a hidden number is at most theirs.
      seenIn24Months: sumOfRanges(
        all.map(({ notKnownDead, seenIn24Months }) => ({
          low: rangeOfCell(seenIn24Months).low,
          high: rangeOfCell(seenIn24Months).high ?? rangeOfCell(notKnownDead).high,
        })),
      ),
      ...veils(all.map(({ notKnownDead, seenIn24Months }) => veilOf([notKnownDead, seenIn24Months]))),
      firstDay: days[0] ?? '',
      lastDay: days.at(-1) ?? '',
      trusts: here.map(({ status }) => status.code),
    }
  })
}
