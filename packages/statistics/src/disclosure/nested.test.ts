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
