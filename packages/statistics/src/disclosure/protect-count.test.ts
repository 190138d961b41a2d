import { beforeAll, describe, expect, it } from 'vitest'
import { type CountToProtect, loadSolver, protectCount, type Row, type Shown, type Solver } from './index.ts'
import { inventedNumbers } from './invented-numbers.ts'

let solver: Solver
beforeAll(async () => {
  solver = await loadSolver()
})

type Numbers = readonly [deNovo: number, recurrent: number, unclassified: number]

const countOf = (years: readonly Numbers[], alive = 900, seen = 700, on = '2026-03-31'): CountToProtect => ({
  years: years.map(([deNovo, recurrent, unclassified], index) => ({
    year: 2026 - years.length + index,
    deNovo,
    recurrent,
    unclassified,
  })),
  prevalence: { on, notKnownDead: alive, seenIn24Months: seen },
  shares: [{ id: 'stage', counts: 'people', numerator: 47, denominator: 50 }],
})
const inShort = ({ incidence: { shown, rows } }: Shown): string[] => [
  shown,
  ...rows.map(({ from, to, total, deNovo, recurrent, unclassified }: Row) =>
    `${from === to ? from : `${from}-${to}`}: ${total} = ${deNovo} + ${recurrent} + ${unclassified}`.replace(
      '= merged + merged + merged',
      'undivided',
    ),
  ),
]
const protect = (count: CountToProtect, earlier: readonly Shown[] = []): Shown => protectCount(count, earlier, solver)

/** Worked examples: what is there (de novo, recurrent, unclassified by year up to 2025), and what leaves. */
const examples: readonly { name: string; years: readonly Numbers[]; alive?: number; seen?: number; leaves: readonly string[] }[] =
  [
    { name: 'nothing small', years: [[20, 40, 12]], leaves: ['by-year', '2025: 70 = 20 + 40 + 10'] },
    { name: 'no whole year', years: [], leaves: ['none'] },
    { name: 'nobody at all', years: [[0, 0, 0]], leaves: ['by-year', '2025: 0 = 0 + 0 + 0'] },
    {
      name: 'one patient in the whole hospital',
      years: [
        [0, 0, 0],
        [1, 0, 0],
      ],
      alive: 1,
      seen: 1,
      leaves: ['dropped'],
    },
    { name: 'a small part and its partner', years: [[20, 46, 5]], leaves: ['by-year', '2025: 70 = * + 45 + *'] },
    { name: '8 = 1 + 7', years: [[1, 7, 0]], leaves: ['by-year', '2025: 10 = * + * + 0'] },
    { name: '14 = 7 + 7, which 15 would betray', years: [[7, 7, 0]], leaves: ['by-year', '2025: 15 undivided'] },
    { name: '9 = 1 + 8', years: [[1, 8, 0]], leaves: ['by-year', '2025: 10 undivided'] },
    {
      name: 'a small year among large ones',
      years: [
        [20, 46, 0],
        [1, 0, 0],
        [20, 40, 0],
      ],
      leaves: ['by-year', '2023: 65 = 20 + 45 + 0', '2024: * undivided', '2025: 60 = 20 + 40 + 0'],
    },
    {
      name: 'mostly small years',
      years: [
        [2, 4, 0],
        [3, 2, 0],
        [4, 9, 0],
        [1, 5, 0],
      ],
      leaves: ['pooled', '2022-2023: 10 = * + * + 0', '2024-2025: 20 = * + * + 0'],
    },
  ]

describe('what leaves the hospital', { timeout: 120_000 }, () => {
  it.each(examples)('shows $name', ({ years, alive, seen, leaves }) => {
    expect(inShort(protect(countOf(years, alive, seen)))).toEqual(leaves)
  })

  it('hides everything about one patient, and still has a result', () => {
    const { prevalence, completeness } = protect({
      ...countOf([[1, 0, 0]], 1, 0),
      shares: [{ id: 'stage', counts: 'people', numerator: 1, denominator: 1 }],
    })
    expect(prevalence).toMatchObject({ notKnownDead: '*', seenIn24Months: 0 })
    expect(completeness).toEqual([{ id: 'stage', band: '*' }])
  })

  it('guards the years against the number alive: 20 alive of at most 12 and 7 would tell the 7', () => {
    const shown = protect(
      countOf(
        [
          [3, 4, 0],
          [6, 6, 0],
        ],
        19,
        19,
      ),
    )
    const [total2024, alive] = [shown.incidence.rows.find(({ to }) => to === 2024)?.total, shown.prevalence.notKnownDead]
    expect(total2024 === '*' && alive === 20).toBe(false)
  })

  it('shows the same again when nothing has changed, however often it is sent', () => {
    const some = inventedNumbers(7)
    for (let round = 0; round < 3; round += 1) {
      const years = Array.from({ length: 3 }, (): Numbers => [some(30), some(50), some(14)])
      const first = protect(countOf(years))
      const second = protect(countOf(years), [first])
      expect(second).toEqual(first)
      expect(protect(countOf(years), [first, second])).toEqual(first)
    }
  })

  it('is the same in each run', async () => {
    const years: Numbers[] = [
      [3, 14, 2],
      [9, 20, 1],
    ]
    expect(protectCount(countOf(years), [], await loadSolver())).toEqual(protect(countOf(years)))
  })

  it('divides a year that was pooled before only so far as both together tell nothing', () => {
    const first = protect(
      countOf([
        [2, 4, 0],
        [3, 2, 0],
        [4, 9, 0],
        [1, 5, 0],
      ]),
    )
    expect(first.incidence.shown).toBe('pooled')
    const second = protect(
      countOf([
        [12, 20, 0],
        [13, 22, 0],
        [4, 9, 0],
        [1, 5, 0],
      ]),
      [first],
    )
    expect(second.incidence.rows.length).toBeGreaterThan(0)
  })

  it.each([
    ['a number that is none', { ...countOf([[1.5, 2, 3]]) }],
    ['a negative number', { ...countOf([[-1, 2, 3]]) }],
    [
      'years with a gap',
      { ...countOf([]), years: [2020, 2022].map(year => ({ year, deNovo: 9, recurrent: 9, unclassified: 9 })) },
    ],
    ['more seen than alive', countOf([[9, 9, 9]], 10, 11)],
  ])('refuses %s', (_, count) => {
    expect(() => protect(count)).toThrow(RangeError)
  })
})

it('tells months and feeds as they are: they are nobody', () => {
  const shown = protect({
    ...countOf([[20, 40, 12]]),
    shares: [
      { id: 'months', counts: 'things', numerator: 8, denominator: 12 },
      { id: 'feeds', counts: 'things', numerator: 3, denominator: 4 },
    ],
  })
  expect(shown.completeness).toEqual([
    { id: 'months', band: { from: 65, to: 70 } },
    { id: 'feeds', band: { from: 75, to: 80 } },
  ])
})
