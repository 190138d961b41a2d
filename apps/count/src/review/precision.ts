import { wilsonInterval } from '@spotlight/statistics'
import { answersTo, type ReviewAnswer } from './answer.ts'
import type { Worklist } from './item.ts'

export type SampleEstimate = {
  /** Said to be a case, out of those with a yes or a no. */
  confirmed: number
  reviewed: number
  /** Drawn and not answered, and answered with “cannot say”. */
  waiting: number
  unsure: number
  estimate: { value: number; low: number; high: number; method: string }
}

/**
 * What share of a sampled group are cases, from the answers to its random sample: each part counts by its size, and Wilson’s interval is taken at the
 * effective number of answers, p(1-p) over the variance of the stratified estimate (Kish 1965; Korn and Graubard 1998 for the interval). Where all answers agree the variance is
 * nil, and the plain number of answers is taken. Parts without an answer are represented by the others. Undefined while nobody has answered.
 */
export function sampleEstimate(
  { strata, items }: Worklist,
  answers: readonly ReviewAnswer[],
  sample: 'counted' | 'not-counted',
): SampleEstimate | undefined {
  const parts = strata.filter(part => part.sample === sample).map(part => ({ ...part, confirmed: 0, reviewed: 0 }))
  let waiting = 0
  let unsure = 0
  for (const item of items.filter(({ why }) => why === `sample-${sample}`)) {
    const last = answersTo(item, answers).at(-1)
    const part = parts.find(({ name }) => name === item.stratum)
    if (last === undefined) waiting += 1
    else if (last.answer === 'unsure') unsure += 1
    else if (part !== undefined) {
      part.reviewed += 1
      if (last.answer === 'case') part.confirmed += 1
    }
  }
  const answered = parts.filter(({ reviewed }) => reviewed > 0)
  const reviewed = answered.reduce((sum, part) => sum + part.reviewed, 0)
  if (reviewed === 0) return undefined
  const confirmed = answered.reduce((sum, part) => sum + part.confirmed, 0)
  return { confirmed, reviewed, waiting, unsure, estimate: stratified(answered, reviewed) }
}

function stratified(
  parts: readonly { people: number; confirmed: number; reviewed: number }[],
  reviewed: number,
): SampleEstimate['estimate'] {
  const all = parts.reduce((sum, { people }) => sum + people, 0)
  let value = 0
  let variance = 0
  for (const { people, confirmed, reviewed: n } of parts) {
    const weight = people / all
    const share = confirmed / n
    value += weight * share
    variance += (weight * weight * share * (1 - share)) / n
  }
  const effective = variance > 0 ? Math.min(reviewed, (value * (1 - value)) / variance) : reviewed
  const { low, high } = wilsonInterval(Math.min(effective, value * effective), effective)
  const rounded = (x: number) => Math.round(x * 1e6) / 1e6
  return {
    value: rounded(value),
    low: rounded(low),
    high: rounded(high),
    method: 'stratified random sample, Wilson interval at the effective number',
  }
}
