import { expect, it } from 'vitest'
import { followSuccessions } from './follow-successions.ts'
import type { TrustCode } from './types.ts'

const steps = (...pairs: readonly (readonly [string, string])[]) =>
  // Codes of a test's own.
  pairs.map(([from, to]) => ({ from, to: to as TrustCode }))

it.each([
  ['nothing follows', [], ['A']],
  [
    'a chain',
    [
      ['A', 'B'],
      ['B', 'C'],
    ],
    ['C'],
  ],
  [
    'a split',
    [
      ['A', 'B'],
      ['A', 'C'],
    ],
    ['B', 'C'],
  ],
  [
    'a split that joins again',
    [
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'D'],
      ['C', 'D'],
    ],
    ['D'],
  ],
  [
    'a circle without a way out',
    [
      ['A', 'B'],
      ['B', 'A'],
    ],
    [],
  ],
  [
    'a circle with a way out',
    [
      ['A', 'B'],
      ['B', 'A'],
      ['B', 'C'],
    ],
    ['C'],
  ],
  ['itself', [['A', 'A']], []],
  ['others’ chains', [['X', 'Y']], ['A']],
] as const)('%s', (_, pairs, ends) => {
  expect(followSuccessions('A', steps(...pairs))).toEqual(ends)
})
