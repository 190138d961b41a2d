import { countedAlive, countedInAll } from './counted.ts'
import type { Bounds, Overlap } from './picture.ts'
import { rangeOfCell } from './ranges.ts'
import { rowsOf, type SentCount, sumOfRows } from './sent-counts.ts'

/**
 * How many different people the counts of all trusts can be. Someone treated at two hospitals is in both counts, and nothing that leaves a hospital could tell. If nobody is, there
 * are as many people as the counts add up to; if everybody else is also at the trust with the most, as many as that one has. The truth lies between. null: fewer than two trusts
 * show anybody, so nobody can be in two counts.
 */
export function overlapOf(sent: readonly SentCount[]): Overlap | null {
  const all = countedInAll(sent).find(({ nation }) => nation === 'uk')
  if (all === undefined || all.trusts.length < 2) return null
  const largest = Math.max(...sent.map(each => sumOfRows(rowsOf(each)).total.low))
  return { span: { from: all.from, to: all.to }, counts: all.people, people: { low: largest, high: all.people.high } }
}

/** The same of the people not known to have died. */
export function overlapAliveOf(sent: readonly SentCount[]): Bounds | null {
  const all = countedAlive(sent).find(({ nation }) => nation === 'uk')
  if (all === undefined || all.trusts.length < 2) return null
  const largest = Math.max(...sent.map(({ evidence }) => rangeOfCell(evidence.prevalence.notKnownDead).low))
  return { counts: all.people, people: { low: largest, high: all.people.high } }
}
