import { sayFigureDate, type Translate } from '../../../foundation/index.ts'
import { sayAmount, sayUnit } from '../../measures/say-amount.ts'
import type { KeptMeasure, KeptReading } from '../snapshot/snapshot.ts'
import type { Block, Facts } from './evaluation-document.ts'

/** What no number of a measure goes without, in the language of `t`. */
export const factsOf = (t: Translate, { date, denominator, source }: KeptReading): Facts => ({
  date,
  denominator: denominator[t.locale],
  source: { name: source.name[t.locale], href: source.url },
})

/** One measure as a part of a report: its number of today and what it is compared with. */
export function measureBlock(t: Translate, measure: KeptMeasure): Block {
  const { now, baseline, title, nothing } = measure
  const shown = now ?? baseline
  if (shown === null)
    return { kind: 'unmeasured', title: title[t.locale], more: [nothing[t.locale], ...baselineInWords(t, measure)] }
  return {
    kind: 'figure',
    title: title[t.locale],
    value: sayAmount(t, shown.amount),
    words: sayUnit(t, measure, shown.amount),
    facts: factsOf(t, shown),
    more: [
      ...(shown.note ? [shown.note[t.locale]] : []),
      // Where nothing was measured since, the number of the start is shown, and that it is all there is.
      ...(now === null ? [nothing[t.locale]] : baselineInWords(t, measure)),
    ],
  }
}

/** What it was at the start, with all that belongs to that number; or why there is nothing to compare with. */
function baselineInWords(t: Translate, measure: KeptMeasure): string[] {
  const { baseline, whyNoBaseline } = measure
  if (baseline === null) return whyNoBaseline ? [whyNoBaseline[t.locale]] : []
  return [
    t('evaluation.measure.baseline', {
      value: sayAmount(t, baseline.amount),
      unit: sayUnit(t, measure, baseline.amount),
      day: sayFigureDate(t, baseline.date),
      denominator: baseline.denominator[t.locale],
      source: baseline.source.name[t.locale],
    }),
  ]
}
