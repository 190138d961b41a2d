import { describe, expect, it } from 'vitest'
import type { PublishedShare } from './references.ts'
import { sentIn } from './sent-counts.ts'
import { row, sender } from './test-statuses.ts'
import { undercountOf } from './undercount.ts'

const published: PublishedShare[] = [
  { place: 'new-south-wales', of: 'incident', share: 0.22, source: 'a' },
  { place: 'united-states', of: 'prevalent', share: 0.28, source: 'b' },
  { place: 'northern-ireland', of: 'prevalent', share: 0.33, source: 'c' },
]
const of = (...rows: Parameters<typeof row>[]) =>
  undercountOf(
    sentIn([
      sender(
        'R1',
        rows.map(each => row(...each)),
      ),
    ]),
    published,
  )

describe('the undercount alarm', () => {
  it.each([
    // The rule's table in docs/count/statistics.md, in rounded numbers.
    { name: 'as in New South Wales', rows: [[2024, 1000, [220, 780, 0]]], verdict: 'as-published' },
    { name: 'chance could do it', rows: [[2024, 20, [10, 10, 0]]], verdict: 'perhaps-missing' },
    { name: 'reaches down to published ones', rows: [[2024, 100, [40, 60, 0]]], verdict: 'perhaps-missing' },
    { name: 'too many from the start', rows: [[2024, 1000, [400, 600, 0]]], verdict: 'missing' },
    { name: 'too many even if the unknown came back', rows: [[2024, 180, [100, 60, 20]]], verdict: 'missing' },
    { name: 'the unknown may be those who came back', rows: [[2024, 360, [100, 60, 200]]], verdict: 'cannot-tell' },
    { name: 'far fewer than published', rows: [[2024, 1000, [100, 900, 0]]], verdict: 'lower-than-published' },
  ] as const)('$name: $verdict', ({ rows, verdict }) => {
    expect(of(...(rows as unknown as Parameters<typeof row>[]))?.verdict).toBe(verdict)
  })
  it('reckons the ends from what rounding leaves: 10 of 20 are 8 to 12 of 18 to 22', () => {
    const found = of([2024, 20, [10, 10, 0]])
    expect(found?.share.low).toBeCloseTo(8 / 20, 12)
    expect(found?.share.high).toBeCloseTo(12 / 20, 12)
    expect(found).toMatchObject({ people: { low: 18, high: 22 }, hasRounded: true, hasHidden: false, trusts: ['R1'] })
    expect(found?.interval.low).toBeLessThan(8 / 20)
  })
  it('takes hidden parts at both ends of what they can be', () => {
    const found = of([2024, 65, ['*', 40, '*']])
    expect(found?.share.low).toBeCloseTo(1 / 67, 12)
    // All hidden people from the start: 67 less the 38 who came back.
    expect(found?.share.high).toBeCloseTo(29 / 67, 12)
  })
  it('adds the rows that show parts, and leaves the others out', () => {
    const found = of([2023, 100, [20, 80, 0]], [2024, 500], [2022, '*'])
    expect(found?.people).toEqual({ low: 98, high: 102 })
  })
  it('says beside it what those years show in which nothing is hidden', () => {
    const found = of([2023, 100, [20, 80, 0]], [2024, 65, ['*', 20, '*']])
    expect(found?.verdict).toBe('cannot-tell')
    expect(found?.whereShown).toMatchObject({ people: { low: 98, high: 102 }, verdict: 'as-published', hasHidden: false })
    expect(of([2023, 100, [20, 80, 0]])?.whereShown).toBeNull()
    expect(of([2024, 65, ['*', 40, '*']])?.whereShown).toBeNull()
  })
  it('is silent where nobody shows parts, or nobody was found', () => {
    expect(of([2024, 500])).toBeNull()
    expect(of([2024, 0, [0, 0, 0]])).toBeNull()
    expect(undercountOf([], published)).toBeNull()
  })
})
