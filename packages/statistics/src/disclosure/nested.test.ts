import { beforeAll, describe, expect, it } from 'vitest'
import { inventedNumbers } from './invented-numbers.ts'
import { rangeInTree } from './nested.ts'
import { type Solver, searchingSolver } from './solver.ts'
import { linkedWith, type Statement } from './statement.ts'

const noEnd = Number.POSITIVE_INFINITY
let searching: Solver
beforeAll(async () => {
  searching = await searchingSolver()
})

describe('what is known as a tree', () => {
  it.each<[string, Statement[], string[], unknown]>([
    [
      'a part of a total',
      [
        { groups: ['a', 'b'], low: 8, high: 12 },
        { groups: ['b'], low: 1, high: 7 },
      ],
      ['a'],
      { low: 1, high: 11 },
    ],
    [
      'two hidden parts beside one that is shown',
      [
        { groups: ['a', 'b', 'c'], low: 63, high: 67 },
        { groups: ['b'], low: 38, high: 42 },
        { groups: ['a'], low: 1, high: noEnd },
        { groups: ['c'], low: 1, high: noEnd },
      ],
      ['c'],
      { low: 1, high: 28 },
    ],
    [
      'both together',
      [
        { groups: ['a', 'b', 'c'], low: 63, high: 67 },
        { groups: ['b'], low: 38, high: 42 },
      ],
      ['a', 'c'],
      { low: 21, high: 29 },
    ],
    [
      'the whole',
      [
        { groups: ['a'], low: 8, high: 12 },
        { groups: ['b'], low: 13, high: 17 },
        { groups: ['a', 'b'], low: 23, high: 27 },
      ],
      ['a', 'b'],
      { low: 23, high: 27 },
    ],
    ['nothing known', [], ['a'], { low: 0, high: noEnd }],
    ['no end', [{ groups: ['a', 'b'], low: 8, high: noEnd }], ['a'], { low: 0, high: noEnd }],
    [
      'what cannot be',
      [
        { groups: ['a', 'b'], low: 0, high: 5 },
        { groups: ['a'], low: 8, high: 12 },
      ],
      ['b'],
      'impossible',
    ],
    [
      'sets that cross',
      [
        { groups: ['a', 'b'], low: 1, high: 2 },
        { groups: ['b', 'c'], low: 1, high: 2 },
      ],
      ['a'],
      null,
    ],
    [
      'a target that crosses',
      [
        { groups: ['a', 'b'], low: 1, high: 2 },
        { groups: ['c', 'd'], low: 1, high: 2 },
      ],
      ['b', 'c'],
      { low: 0, high: 4 },
    ],
  ])('%s', (_, statements, target, expected) => {
    const found = rangeInTree(statements, target)
    if (expected !== null && found === null) expect(searching.rangeOf(statements, target)).toEqual(expected)
    else expect(found).toEqual(expected)
  })

  it('says what the search says, wherever it says anything', () => {
    const groups = ['a', 'b', 'c', 'd', 'e', 'f']
    const some = inventedNumbers(20261123)
    let [trees, crossed, impossible] = [0, 0, 0]
    for (let round = 0; round < 400; round += 1) {
      // Runs of neighbours are often nested, and often not.
      const run = (): string[] => {
        const from = some(6)
        return groups.slice(from, from + 1 + some(6 - from))
      }
      const statements = Array.from({ length: 1 + some(5) }, (): Statement => {
        const low = some(30)
        return { groups: run(), low, high: some(4) === 0 ? noEnd : low + some(9) }
      })
      const target = run()
      const found = rangeInTree(linkedWith(target, statements), target)
      if (found === null) crossed += 1
      else {
        trees += 1
        if (found === 'impossible') impossible += 1
        expect(found).toEqual(searching.rangeOf(statements, target))
      }
    }
    expect(Math.min(trees - impossible, crossed, impossible)).toBeGreaterThan(30)
  })
})

const known = (groups: string, low: number, high: number): Statement => ({ groups: groups.split(''), low, high })

describe('the range of a number among nested ones, case by case', () => {
  const cases: readonly [what: string, statements: Statement[], target: string, range: unknown][] = [
    ['nothing is known', [], 'a', { low: 0, high: noEnd }],
    ['itself', [known('a', 3, 7)], 'a', { low: 3, high: 7 }],
    [
      'what a total leaves',
      [known('abc', 63, 67), known('b', 38, 42), known('a', 1, noEnd), known('c', 1, noEnd)],
      'a',
      { low: 1, high: 28 },
    ],
    ['two parts together', [known('abc', 63, 67), known('b', 38, 42)], 'ac', { low: 21, high: 29 }],
    ['a total of its parts', [known('a', 1, 2), known('b', 3, 4)], 'ab', { low: 4, high: 6 }],
    ['more parts than the total', [known('ab', 8, 12), known('a', 18, 22)], 'b', 'impossible'],
    ['a part of whom nobody is asked', [known('abc', 8, 12), known('a', 8, 12)], 'b', { low: 0, high: 4 }],
    ['two that overlap in part', [known('ab', 1, 2), known('bc', 1, 2)], 'a', null],
  ]
  it.each(cases)('%s', (_, statements, target, range) => {
    expect(rangeInTree(statements, target.split(''))).toEqual(range)
  })
})

it('knows that in no group there is nobody', () => {
  expect(rangeInTree([known('', 1, 7), known('a', 0, 3)], [])).toBe('impossible')
  expect(rangeInTree([known('', 0, 7), known('a', 0, 3)], [])).toEqual({ low: 0, high: 0 })
})
