import { expect, test } from 'vitest'
import type { Succession, TrustCode } from '../../register/index.ts'
import { ancestorsOf } from './ancestors.ts'

// Codes of tests need no register behind them.
const step = (from: string, to: string, effectiveOn: string): Succession => ({
  from,
  fromName: null,
  to: to as TrustCode,
  effectiveOn,
})
const codes = (found: readonly Succession[]) => found.map(({ from }) => from)

test('reaches back through several mergers, newest first', () => {
  const steps = [step('A', 'B', '2010-04-01'), step('B', 'D', '2020-04-01'), step('C', 'D', '2020-04-01')]
  expect(codes(ancestorsOf('D', steps))).toEqual(['B', 'C', 'A'])
})

test('does not take in what a trust became', () => {
  expect(ancestorsOf('A', [step('A', 'B', '2010-04-01')])).toEqual([])
})

test('a circle in the data ends', () => {
  expect(codes(ancestorsOf('A', [step('A', 'B', '2010-04-01'), step('B', 'A', '2012-04-01')]))).toEqual(['B'])
})
