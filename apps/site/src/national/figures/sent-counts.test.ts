import { describe, expect, it } from 'vitest'
import { sentIn, yearsInCommon } from './sent-counts.ts'
import { countOf, row, sender, statusOf } from './test-statuses.ts'

const years = (...all: (number | readonly [number, number])[]) => all.map(each => row(each, 50))

describe('who sent', () => {
  it('is every trust with a count, but none that is excluded, in the order of codes', () => {
    const statuses = [
      sender('R2', years(2024)),
      statusOf('R3'),
      sender('R1', years(2024)),
      sender('R4', years(2024), { status: null }),
    ]
    expect(sentIn(statuses).map(({ status }) => status.code)).toEqual(['R1', 'R2'])
  })
  it('of several counts the newest stands', () => {
    const evidence = [
      countOf(years(2023), { asAt: '2025-12-31' }),
      countOf(years(2024), { asAt: '2026-06-30' }),
      countOf([], { asAt: '2024-12-31' }),
    ]
    expect(sentIn([statusOf('R1', { evidence })])[0]?.evidence.asAt).toBe('2026-06-30')
  })
})

describe('the years that are compared', () => {
  it.each([
    { name: 'all of one trust, if five or fewer', all: [years(2022, 2023, 2024)], span: { from: 2022, to: 2024 } },
    { name: 'the newest five of more', all: [years(2018, 2019, 2020, 2021, 2022, 2023, 2024)], span: { from: 2020, to: 2024 } },
    { name: 'what two trusts share', all: [years(2022, 2023, 2024), years(2023, 2024, 2025)], span: { from: 2023, to: 2024 } },
    { name: 'pooled rows whole', all: [years([2019, 2021], [2022, 2024])], span: { from: 2022, to: 2024 } },
    {
      name: 'a pooled row against single years',
      all: [years([2022, 2024]), years(2022, 2023, 2024, 2025)],
      span: { from: 2022, to: 2024 },
    },
    { name: 'more than five if they are one row', all: [years([2015, 2024])], span: { from: 2015, to: 2024 } },
  ])('are $name', ({ all, span }) => {
    expect(yearsInCommon(sentIn(all.map((rows, index) => sender(`R${index}`, rows))))).toEqual(span)
  })
  it.each([
    { all: [years(2022), years(2023)] },
    { all: [years([2020, 2022]), years([2021, 2023])] },
    { all: [years(2023), []] },
    { all: [[]] },
  ])('are none where nothing fits: %o', ({ all }) => {
    expect(yearsInCommon(sentIn(all.map((rows, index) => sender(`R${index}`, rows))))).toBeNull()
  })
})
