import { describe, expect, it } from 'vitest'
import { findRoot } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import type { PublishedStatus } from '../../releases/index.ts'
import { nationalPicture } from './national-picture.ts'
import { readReferences } from './read-references.ts'
import type { References } from './references.ts'
import { countOf, row, sender, statusOf } from './test-statuses.ts'

const references = readReferences(findRoot(import.meta.dirname), 'uk')
const release = { id: '2026-1', title: 'The first round', asOf: '2026-09-30', publishedOn: '2026-10-14', sha256: 'd'.repeat(64) }
const picture = (statuses: readonly PublishedStatus[], change: Partial<References> = {}) =>
  nationalPicture({ statuses, release, references: { ...references, ...change } })

const wales = { nation: 'wales', kind: 'health-board', regionCode: 'wales', regionName: 'Wales' } as const
const scotland = { nation: 'scotland', kind: 'health-board', regionCode: 'scotland', regionName: 'Scotland' } as const
const parts = (years: readonly number[]) => years.map(year => row(year, 100, [25, 75, 0]))

describe('a release without a count', () => {
  const empty = picture([statusOf('R1'), statusOf('7A1', wales)])
  it('is an empty picture: trusts, and what could be expected', () => {
    expect(empty).toMatchObject({
      isEmpty: true,
      byYear: [],
      pooled: [],
      allYears: [],
      alive: [],
      undercount: [],
      overlap: null,
      dispersion: null,
    })
    expect(empty.coverage.at(-1)).toMatchObject({
      nation: 'uk',
      surveyed: 2,
      sent: 0,
      population: { covered: 0, isLowerBound: false },
    })
    expect(empty.units.map(({ id, whyNotCompared }) => [id, whyNotCompared])).toEqual([
      ['region-Y56', 'nobody-has-sent'],
      ['board-W11000023', 'nobody-has-sent'],
    ])
  })
  it('of nobody at all is empty too', () => {
    expect(picture([])).toMatchObject({ isEmpty: true, units: [], coverage: [{ nation: 'uk', surveyed: 0, population: null }] })
  })
})

describe('people counted', () => {
  const statuses = [
    sender('R1', [row(2024, 60, [15, 45, 0]), row(2025, 65, ['*', 40, '*'])]),
    sender('R2', [row(2024, 0, [0, 0, 0]), row(2025, '*')]),
    sender('R3', [row([2020, 2025], 80)]),
    sender('7A1', [row(2025, 20)], wales),
    statusOf('R4'),
  ]
  const { byYear, pooled, allYears, overlap, alive, coverage } = picture(statuses)
  const span = (all: typeof byYear, nation: string, from: number) =>
    all.find(each => each.nation === nation && each.from === from)
  it('are sums of ranges, by nation and year', () => {
    expect(span(byYear, 'england', 2024)).toMatchObject({
      people: { low: 58, high: 62 },
      deNovo: { low: 13, high: 17 },
      trusts: ['R1', 'R2'],
    })
    expect(span(byYear, 'wales', 2025)).toMatchObject({ people: { low: 18, high: 22 }, hasRounded: true, hasHidden: false })
  })
  it('have no upper end where a whole year is hidden, and never count it as none', () => {
    expect(span(byYear, 'england', 2025)).toMatchObject({ people: { low: 63 + 1, high: null }, hasHidden: true })
    expect(span(byYear, 'uk', 2025)).toMatchObject({ people: { low: 63 + 1 + 18, high: null } })
  })
  it('in several years together stand by themselves, and in the sum of all', () => {
    expect(pooled).toMatchObject([
      { nation: 'england', from: 2020, to: 2025, people: { low: 78, high: 82 }, trusts: ['R3'] },
      { nation: 'uk', from: 2020, to: 2025 },
    ])
    expect(span(allYears, 'uk', 2020)).toMatchObject({ to: 2025, people: { low: 58 + 63 + 1 + 78 + 18, high: null } })
  })
  it('are at least as many as one hospital counted, and at most all counts together', () => {
    expect(overlap).toEqual({
      span: { from: 2020, to: 2025 },
      counts: { low: 218, high: null },
      people: { low: 58 + 63, high: null },
    })
  })
  it('who live are summed over the days of the trusts', () => {
    expect(alive.find(({ nation }) => nation === 'uk')).toMatchObject({
      people: { low: 4 * 98, high: 4 * 102 },
      firstDay: '2026-03-31',
    })
  })
  it('come from so many trusts; where they serve nobody knows how many, their share stands alone', () => {
    expect(coverage[0]).toMatchObject({ nation: 'england', surveyed: 4, sent: 3, sentWithNumbers: 3, population: null })
    expect(coverage[1]).toMatchObject({
      nation: 'wales',
      surveyed: 1,
      sent: 1,
      population: { isLowerBound: false, trustsWithoutPopulation: 0 },
    })
    // Of the three English ones nobody knows how many they serve: the share of the whole is at least that of Wales’s board.
    expect(coverage.at(-1)?.population).toMatchObject({
      covered: coverage[1]?.population?.covered,
      isLowerBound: true,
      trustsWithoutPopulation: 3,
    })
  })
})

describe('a hidden count', () => {
  it('is a trust that sent, and no number', () => {
    const evidence = [
      countOf([], {
        incidence: { shown: 'dropped', rows: [] },
        prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 'dropped', seenIn24Months: 'dropped' },
      }),
    ]
    const found = picture([statusOf('7A1', { ...wales, evidence })])
    expect(found).toMatchObject({ isEmpty: false, byYear: [], alive: [], overlap: null, undercount: [] })
    expect(found.coverage[0]).toMatchObject({ sent: 1, sentWithNumbers: 0, population: { trustsWithoutPopulation: 0 } })
    expect(found.units[0]).toMatchObject({ whyNotCompared: 'no-numbers', observed: null, compared: null })
  })
})

describe('units', () => {
  it('of a board: the newest five years, the expected number of as many', () => {
    const [board] = picture([sender('7A1', parts([2019, 2020, 2021, 2022, 2023, 2024]), wales)]).units
    expect(board).toMatchObject({
      id: 'board-W11000023',
      kind: 'board',
      years: { from: 2020, to: 2024 },
      observed: { low: 490, high: 510 },
      whyNotCompared: null,
    })
    const yearly = picture([statusOf('7A1', wales)]).units[0]?.expected.low ?? 0
    expect(board?.expected.low).toBeCloseTo(5 * yearly, 9)
    expect(board?.expected.inYears).toBe(5)
    expect(board?.compared?.low).toBeCloseTo(490 / (5 * yearly), 12)
    expect(board?.undercount?.verdict).toBe('as-published')
  })
  it('of a region need all of its trusts; North West and North East and Yorkshire are one', () => {
    const north = [sender('R1', parts([2024]), { regionCode: 'Y62' }), sender('R2', parts([2024]), { regionCode: 'Y63' })]
    expect(picture(north).units[0]).toMatchObject({
      id: 'region-Y62-Y63',
      surveyed: ['R1', 'R2'],
      observed: { low: 196, high: 204 },
    })
    expect(picture([...north, statusOf('R3', { regionCode: 'Y62' })]).units[0]).toMatchObject({
      observed: null,
      whyNotCompared: 'some-trusts-have-not-sent',
    })
    const apart = [...north.slice(0, 1), sender('R2', parts([2023]), { regionCode: 'Y63' })]
    expect(picture(apart).units[0]?.whyNotCompared).toBe('no-years-in-common')
  })
  it('of the Scottish islands are three boards in one', () => {
    const boards = ['S08000025', 'S08000026', 'S08000028'].map(code => sender(code, [row(2024, 10)], scotland))
    const [unit] = picture(boards).units
    expect(unit).toMatchObject({ id: 'board-GR0800001', name: { by: 'words' }, observed: { low: 24, high: 36 } })
  })
  it('of an English trust exist only where it says how many people it serves', () => {
    const trust = [sender('RA2', parts([2024]), { regionCode: 'Y59' }), statusOf('RDU', { regionCode: 'Y59' })]
    expect(picture(trust).units.map(({ kind }) => kind)).toEqual(['region'])
    const catchments = [{ trust: 'RA2', persons: 400_000, date: '2025-12-31', source: 'catchment-RA2' }]
    const found = picture(trust, { catchments })
    const unit = found.units.find(({ kind }) => kind === 'trust')
    expect(unit).toMatchObject({ id: 'trust-RA2', population: { persons: 400_000 }, observed: { low: 98, high: 102 } })
    expect(found.coverage[0]?.population).toMatchObject({ covered: 400_000, isLowerBound: false, trustsWithoutPopulation: 0 })
    expect(unit?.compared).not.toBeNull()
  })
  it('that found nobody are compared too', () => {
    const [unit] = picture([sender('7A1', [row(2024, 0, [0, 0, 0])], wales)]).units
    expect(unit).toMatchObject({
      observed: { low: 0, high: 0 },
      compared: { low: 0, high: 0, position: 'lower' },
      undercount: null,
    })
  })
  it('come in the order of nations, whatever they counted', () => {
    const trusts: [string, number, Partial<PublishedStatus>][] = [
      ['BHSCT', 300, { nation: 'northern-ireland', kind: 'hsc-trust' }],
      ['S08000015', 10, scotland],
      ['7A2', 400, wales],
      ['7A1', 10, wales],
    ]
    const found = picture(trusts.map(([code, people, change]) => sender(code, [row(2024, people)], change)))
    expect(found.units.map(({ nation }) => nation)).toEqual(['wales', 'wales', 'scotland', 'northern-ireland'])
  })
})

describe('how much units differ', () => {
  it('is not asked twice of the same people: trusts that stand by themselves, and the region that they make', () => {
    const london = ['R1', 'R2', 'R3', 'R4', 'R5'].map((code, at) => sender(code, [row(2024, 100 + 20 * at)]))
    const catchments = london.map(({ code }) => ({ trust: code, persons: 500_000, date: '2025-12-31', source: 'x' }))
    expect(picture(london, { catchments }).dispersion?.units).toBe(5)
    expect(picture(london, { catchments }).units).toHaveLength(6)
  })
})

describe('the whole picture', () => {
  const statuses = ['7A1', '7A2', '7A3', '7A4', '7A5', '7A6'].map((code, at) =>
    sender(code, parts([2023 - (at % 2), 2024]).slice(at % 2), wales),
  )
  const whole = picture(statuses)
  it('adds what is expected to nothing that was counted', () => {
    const counted = whole.allYears.at(-1)?.people.low ?? 0
    expect(counted).toBe(
      statuses
        .flatMap(status => status.evidence)
        .flatMap(evidence => (evidence.source === 'submission' ? evidence.incidence.rows : [])).length * 98,
    )
  })
  it('says how much six boards differ, and which sources and methods it rests on', () => {
    expect(whole.dispersion).toMatchObject({ units: 6 })
    expect(whole.methods).toMatch(/^\d+\.\d+\.\d+$/)
    expect(whole.sources.map(({ id }) => id)).toContain('scotland-breast-cancer')
    expect(whole.release.sha256).toBe(release.sha256)
  })
  it('is the same for the same release, in whatever order its statuses come', () => {
    expect(picture(statuses.toReversed()).units.map(({ id }) => id)).toEqual(whole.units.map(({ id }) => id))
    expect(JSON.stringify(picture(statuses))).toBe(JSON.stringify(whole))
  })
  it('names codes of trusts only as they are in the release', () => {
    const codes = new Set<TrustCode>(statuses.map(({ code }) => code))
    for (const unit of whole.units) for (const code of unit.surveyed) expect(codes).toContain(code)
  })
})
