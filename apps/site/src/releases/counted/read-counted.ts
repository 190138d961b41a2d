import { poissonInterval, wilsonInterval } from '@spotlight/statistics'
import type { SubmissionEvidence } from '../types.ts'

/** The limits of a whole number of people. */
export type PeopleRange = { readonly low: number; readonly high: number }

/**
 * One number of a count as a page may say it. `about`: rounded to the nearest 5, with the numbers that it can stand for; `hidden`: kept back,
 * because it is small or would let a small one be worked out, and never none; `merged`: counted in the total only; `dropped`: not shown at all.
 */
export type CountedNumber =
  | { readonly kind: 'none' }
  | { readonly kind: 'about'; readonly people: number; readonly rounding: PeopleRange }
  | { readonly kind: 'hidden' | 'merged' | 'dropped' }

/** No number from 1 to 7 is ever shown: whatever was rounded is at least this. */
const smallestShown = 8
const step = 5

/** Reads a cell of a count. The rounding is to the nearest 5: 65 stands for 63 to 67. */
export function readCounted(cell: number | '*' | 'merged' | 'dropped'): CountedNumber {
  if (cell === '*') return { kind: 'hidden' }
  if (cell === 'merged' || cell === 'dropped') return { kind: cell }
  if (cell === 0) return { kind: 'none' }
  const reach = Math.floor(step / 2)
  return { kind: 'about', people: cell, rounding: { low: Math.max(smallestShown, cell - reach), high: cell + reach } }
}

/**
 * How far the number of people of other years like this one could lie from it by chance alone: the 95 % interval of a Poisson count (exact below
 * 10, Byar’s from 10 on), from the lowest number that the rounded one can stand for to the highest, in whole people outwards. Null where no number
 * is shown.
 */
export function chanceRange(number: CountedNumber): PeopleRange | null {
  if (number.kind !== 'none' && number.kind !== 'about') return null
  const { low, high } = number.kind === 'none' ? { low: 0, high: 0 } : number.rounding
  return { low: Math.floor(poissonInterval(low).low), high: Math.ceil(poissonInterval(high).high) }
}

/** The share of people whose cancer had spread when it was first found, as fractions of 1. */
export type SpreadFromStart = {
  readonly share: number
  readonly low: number
  readonly high: number
  /** The first and the last of the years that it is of: those in which both numbers are shown. */
  readonly from: number
  readonly to: number
  /** A share above every published one: people whose cancer came back may be missing in the count. */
  readonly isHigh: boolean
}

/**
 * Published shares, in per cent: 22 of people newly known in a year (New South Wales); 33 (Northern Ireland) and 28 (United States) of people
 * alive. A much higher one means that recurrences are being missed.
 */
export const publishedShares = { newSouthWales: 22, northernIreland: 33, unitedStates: 28 } as const

/**
 * The share over all years in which both numbers are shown, or null where there is none. Wilson’s interval, from the lowest share that the
 * rounded numbers can stand for to the highest.
 */
export function spreadFromStart({ rows }: SubmissionEvidence['incidence']): SpreadFromStart | null {
  const known = rows.flatMap(({ from, to, total, deNovo }) => {
    const [all, some] = [readCounted(total), readCounted(deNovo)]
    return all.kind === 'about' && (some.kind === 'about' || some.kind === 'none') ? [{ from, to, all, some }] : []
  })
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return null
  const sum = (peopleIn: (each: (typeof known)[number]) => number): number => known.reduce((all, each) => all + peopleIn(each), 0)
  const all = { low: sum(each => each.all.rounding.low), high: sum(each => each.all.rounding.high) }
  const some = {
    low: sum(({ some }) => (some.kind === 'none' ? 0 : some.rounding.low)),
    high: sum(({ some }) => (some.kind === 'none' ? 0 : some.rounding.high)),
  }
  const people = sum(each => each.all.people)
  const share = Math.min(1, sum(({ some }) => (some.kind === 'none' ? 0 : some.people)) / people)
  const low = wilsonInterval(Math.min(some.low, all.high), all.high).low
  const high = wilsonInterval(Math.min(some.high, all.low), all.low).high
  return { share, low, high, from: first.from, to: last.to, isHigh: low > publishedShares.northernIreland / 100 }
}

/** Whether nothing at all is shown of how many people there are: everything is kept back, which still is a count. */
export const isAllKeptBack = ({ incidence, prevalence }: Pick<SubmissionEvidence, 'incidence' | 'prevalence'>): boolean =>
  [
    ...incidence.rows.flatMap(({ total, deNovo, recurrent, unclassified }) => [total, deNovo, recurrent, unclassified]),
    prevalence.notKnownDead,
    prevalence.seenIn24Months,
  ].every(cell => typeof cell !== 'number')
