import { beforeAll, describe, expect, test } from 'vitest'
import type { Shown } from '../count-to-protect.ts'
import { protectCount } from '../protect-count.ts'
import { loadSolver, type Solver } from '../solver.ts'
import { findDisclosed } from './find-disclosed.ts'
import type { ShownNumbers } from './what-is-shown.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

type Row = ShownNumbers['incidence']['rows'][number]
type Prevalence = ShownNumbers['prevalence']

const row = (from: number, [total, deNovo, recurrent, unclassified]: readonly unknown[], to = from): Row =>
  // Cases are written as the cells that they are about.
  ({ from, to, total, deNovo, recurrent, unclassified }) as Row
const shown = (rows: readonly Row[], prevalence: Partial<Prevalence> = {}): ShownNumbers => ({
  incidence: { shown: 'by-year', rows: [...rows] },
  prevalence: { on: '2026-09-30', notKnownDead: 160, seenIn24Months: 140, ...prevalence },
})
const found = (now: ShownNumbers, ...earlier: ShownNumbers[]): string[] =>
  findDisclosed({ shown: now, earlier, solver }).map(({ code, isByEarlier }) => `${code}${isByEarlier ? ' by earlier' : ''}`)

describe('what can be worked out from a submission', () => {
  const merged = ['merged', 'merged', 'merged'] as const
  const cases: readonly [what: string, now: ShownNumbers, codes: string[]][] = [
    ['two hidden parts with room for each other', shown([row(2025, [65, '*', 40, '*'])]), []],
    ['nothing hidden', shown([row(2025, [60, 15, 45, 0])]), []],
    ['a silent year', shown([row(2025, ['*', ...merged])]), []],
    ['everything hidden', shown([], { notKnownDead: 'dropped', seenIn24Months: 'dropped' }), []],
    ['one hidden part alone, however wide', shown([row(2025, [65, 20, 40, '*'])]), ['alone']],
    ['one hidden part that follows from its row', shown([row(2025, [40, '*', 35, 0])]), ['alone']],
    ['two that share four people', shown([row(2025, [10, '*', 10, '*'])]), ['deNovo', 'unclassified', 'derived']],
    ['few seen of many alive', shown([], { notKnownDead: 160, seenIn24Months: '*' }), []],
    ['a number seen of a hidden number alive', shown([], { notKnownDead: '*', seenIn24Months: 140 }), ['alive']],
    ['rounded numbers about the same people', shown([], { notKnownDead: 140, seenIn24Months: 140 }), []],
  ]
  test.each(cases)('%s', (_, now, codes) => {
    expect(found(now)).toEqual(codes)
  })

  const before: readonly [what: string, now: ShownNumbers, earlier: ShownNumbers[], codes: string[]][] = [
    ['the same again', shown([row(2025, [65, '*', 40, '*'])]), [shown([row(2025, [65, '*', 40, '*'])])], []],
    [
      'a year that was pooled, and its neighbour is shown now',
      shown([row(2024, [10, ...merged]), row(2025, ['*', ...merged])]),
      [shown([row(2024, [10, ...merged], 2025)])],
      ['total by earlier'],
    ],
    [
      'two hidden parts of which one was shown before',
      shown([row(2025, [15, '*', '*', 10])]),
      [shown([row(2025, [15, 'merged', 'merged', 'merged'])]), shown([row(2025, [15, 0, '*', '*'])])],
      [],
    ],
    [
      'what it gives away by itself, whatever came before',
      shown([row(2025, [10, '*', 10, '*'])]),
      [shown([row(2025, [10, '*', 10, '*'])])],
      ['deNovo', 'unclassified', 'derived'],
    ],
    ['others than before', shown([row(2025, [65, '*', 40, '*'])]), [shown([row(2025, [90, 45, 45, 0])])], []],
  ]
  test.each(before)('with an earlier one: %s', (_, now, earlier, codes) => {
    expect(found(now, ...earlier)).toEqual(codes)
  })
})

describe('with several earlier ones that cannot all be about the same people', () => {
  const merged = ['merged', 'merged', 'merged'] as const
  const now = shown([row(2025, ['*', ...merged])])
  const both = shown([row(2024, [10, ...merged], 2025)])
  const one = shown([row(2024, [10, ...merged])])
  // Sixty in 2024 is more than both years had.
  const other = shown([row(2024, [60, ...merged])])

  test.each([
    ['the newest', [other, both, one]],
    ['the one between', [both, other, one]],
    ['the oldest', [both, one, other]],
    ['the oldest, the other way round', [one, both, other]],
  ])('those that can are held together, where %s contradicts them', (_, earlier) => {
    expect(found(now, ...earlier)).toEqual(['total by earlier'])
  })

  test('a row that has changed does not hide the others of its submission', () => {
    const today = shown([row(2023, [0, 0, 0, 0]), row(2024, ['*', ...merged]), row(2025, ['*', ...merged])])
    const all = shown([row(2023, [15, ...merged], 2025)])
    const each = shown([row(2023, [10, ...merged]), row(2025, [15, ...merged])])
    expect(found(today, all)).toEqual([])
    expect(found(today, each)).toEqual([])
    expect(found(today, all, each)).toEqual(['total by earlier'])
  })

  test('the program of a hospital shows nothing that would be sent back for it', () => {
    const large = { year: 2026, deNovo: 40, recurrent: 80, unclassified: 0 }
    const count = {
      years: [{ year: 2025, deNovo: 1, recurrent: 1, unclassified: 1 }, large],
      prevalence: { on: '2027-03-31', notKnownDead: 900, seenIn24Months: 700 },
      shares: [],
    }
    const earlier = [other, both, one].map(each => ({ ...each, completeness: [] }))
    expect(protectCount(count, [], solver).incidence.rows[0]?.total).toBe('*')
    expect(found(protectCount(count, earlier, solver), ...earlier)).toEqual([])
  })

  test('nothing is found where no two of them agree with this one', () => {
    expect(found(now, other, shown([row(2024, [90, ...merged])]))).toEqual([])
  })

  test('a hundred that contradict one another are looked at in a moment', () => {
    const many = Array.from({ length: 100 }, (_, index) => shown([row(2024, [100 + 10 * index, ...merged])]))
    const start = performance.now()
    expect(found(now, both, one, ...many)).toEqual(['total by earlier'])
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

test('what the program of a hospital hides is hidden enough, one after the other', () => {
  let seed = 7
  const chance = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  for (let hospital = 0; hospital < 4; hospital += 1) {
    let years = [2024, 2025].map(year => ({ year, deNovo: chance(9), recurrent: 4 + chance(20), unclassified: chance(4) }))
    const earlier: Shown[] = []
    for (const on of ['2025-12-31', '2026-09-30']) {
      const seen = 20 + chance(60)
      const protectedNow = protectCount(
        { years, prevalence: { on, notKnownDead: seen + chance(12), seenIn24Months: seen }, shares: [] },
        earlier,
        solver,
      )
      const codes = found(protectedNow, ...earlier)
      expect({ years, protectedNow, codes }).toEqual({ years, protectedNow, codes: [] })
      earlier.push(protectedNow)
      years = years.map(year => ({ ...year, deNovo: year.deNovo + chance(3), recurrent: year.recurrent + chance(3) }))
    }
  }
}, 60_000)
