import { describe, expect, test } from 'vitest'
import { agreementOf, type Kappa } from './agreement.ts'

/** A table of counts as pairs: rows are the first reader, columns the second. */
const pairsOf = (table: readonly (readonly number[])[]): [string, string][] =>
  table.flatMap((row, i) => row.flatMap((count, j) => Array.from({ length: count }, (): [string, string] => [`${i}`, `${j}`])))

function kappaOf(table: readonly (readonly number[])[]): Kappa {
  const { kappa } = agreementOf(pairsOf(table))
  if (typeof kappa === 'string') throw new Error(`No kappa: ${kappa}`)
  return kappa
}

describe('worked examples from the literature', () => {
  // J. L. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., Wiley 1981, p. 213: 100 people, each diagnosed twice as
  // psychotic, neurotic or organic. Kappa 0.68.
  test('Fleiss 1981: diagnoses of 100 people', () => {
    const { kappa } = kappaOf([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ])
    expect(kappa).toBeCloseTo(0.68, 2)
  })

  // SAS/STAT User's Guide, The FREQ Procedure, Getting Started: Agreement Study. Two dermatologists rate 88 patients as terrible, poor,
  // marginal or clear. Kappa 0.3449, asymptotic standard error 0.0724, 95 % confidence limits 0.2030 and 0.4868.
  test('SAS/STAT: two dermatologists', () => {
    const { kappa, standardError, interval } = kappaOf([
      [10, 4, 1, 0],
      [5, 10, 12, 2],
      [2, 4, 12, 5],
      [0, 2, 6, 13],
    ])
    expect(kappa).toBeCloseTo(0.3449, 4)
    expect(standardError).toBeCloseTo(0.0724, 4)
    expect(interval[0]).toBeCloseTo(0.203, 4)
    expect(interval[1]).toBeCloseTo(0.4868, 4)
  })
})

describe('from thirty on', () => {
  const yes: [string, string] = ['yes', 'yes']
  const differ: [string, string] = ['yes', 'no']
  const times = (count: number, pair: [string, string]) => Array.from({ length: count }, () => pair)

  test('29 have a percentage only', () => {
    expect(agreementOf([...times(28, yes), differ])).toEqual({ count: 29, agreed: 28, share: 28 / 29, kappa: 'too-few' })
  })
  test('30 have a kappa, which may be nought though they nearly always agree', () => {
    const { kappa, share } = agreementOf([...times(29, yes), differ])
    expect(share).toBeCloseTo(29 / 30)
    expect(kappa).toMatchObject({ kappa: 0 })
  })
  test('everything alike has none', () => expect(agreementOf(times(40, yes)).kappa).toBe('all-alike'))
  test('nothing to compare', () => expect(agreementOf([])).toEqual({ count: 0, agreed: 0, share: null, kappa: 'too-few' }))
  test('always of one mind, over two marks', () =>
    expect(agreementOf([...times(20, yes), ...times(20, ['no', 'no'])]).kappa).toEqual({
      kappa: 1,
      standardError: 0,
      interval: [1, 1],
    }))
  test('never of one mind: the interval stays where kappa can be', () => {
    const { kappa } = agreementOf([...times(15, differ), ...times(15, ['no', 'yes'])])
    expect(kappa).toMatchObject({ kappa: -1 })
    expect(typeof kappa === 'object' && kappa.interval[0]).toBeGreaterThanOrEqual(-1)
  })
  test('who is called first makes no difference', () => {
    const pairs = pairsOf([
      [10, 4, 1],
      [5, 10, 12],
      [2, 4, 12],
    ])
    const swapped = pairs.map(([one, other]): [string, string] => [other, one])
    const [a, b] = [agreementOf(pairs).kappa, agreementOf(swapped).kappa]
    if (typeof a === 'string' || typeof b === 'string') throw new Error('There is a kappa')
    expect(a.kappa).toBeCloseTo(b.kappa, 12)
    expect(a.standardError).toBeCloseTo(b.standardError, 12)
  })
})
