import { rangedProportion, wilsonInterval } from '@spotlight/statistics'
import { rangeOfCell } from '../ranges.ts'
import { type Method, method } from './method.ts'

/** Shares, and the alarm that is one. */
export const shareMethods = (): Method[] => [share(), undercount()]

function share(): Method {
  const { low, high } = wilsonInterval(5, 100)
  return method({
    id: 'share',
    formulas: ['(2r + z² ± z √(z² + 4r(1 − r/n))) / (2(n + z²))', '[a, b] of [c, d] → [low(a; a + d), high(b; b + c)]'],
    sources: ['Wilson EB. J Am Stat Assoc 1927;22:209–212'],
    code: ['packages/statistics/src/proportion.ts', 'packages/statistics/src/ranged.ts'],
    example: [
      {
        key: 'wilson',
        values: { part: [5, 0], of: [100, 0], low: [100 * low, 5], high: [100 * high, 5] },
        agrees: { with: 'known-answer', values: { low: 2.15437, high: 11.17505 } },
      },
    ],
  })
}

/** What two hospitals of the same size might show. */
const rows = { usual: { deNovo: 60, recurrent: 200 }, alarming: { deNovo: 100, recurrent: 60 } }

function undercount(): Method {
  const line = (key: keyof typeof rows) => {
    const { deNovo, recurrent } = rows[key]
    const found = rangedProportion(rangeOfCell(deNovo), rangeOfCell(recurrent))
    return {
      key,
      values: {
        deNovo: [deNovo, 0],
        recurrent: [recurrent, 0],
        low: [100 * (found?.interval.low ?? 0), 0],
        high: [100 * (found?.interval.high ?? 1), 0],
      },
    } as const
  }
  return method({
    id: 'undercount',
    formulas: ['low(d / (d + r + u)) > 33 %'],
    sources: [
      'Smith AL and others, COSA Annual Scientific Meeting 2023 (22 %)',
      'Mariotto AB and others, Cancer Epidemiol Biomarkers Prev 2017;26:809–815 (28 %)',
      'Hawkins ST and others, JAMA Network Open 2025 (33 %)',
    ],
    code: ['apps/site/src/national/figures/undercount.ts'],
    example: [line('usual'), line('alarming')],
  })
}
