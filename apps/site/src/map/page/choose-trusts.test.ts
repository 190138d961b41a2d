import { describe, expect, it } from 'vitest'
import { mixedRelease } from '../test/mixed-release.ts'
import { asksForSome, isAskedFor, regionsOf, sortTrusts } from './choose-trusts.ts'
import { isListed } from './make-map-view.ts'
import type { ListedTrust } from './map-view.ts'

const all = mixedRelease().filter(isListed)
const some = (changes: readonly Partial<ListedTrust>[]) =>
  changes.flatMap((change, i) => (all[i] ? [{ ...all[i], ...change }] : []))
const none = new Set<string>()

describe('isAskedFor', () => {
  const [trust] = some([{ status: 'partial', nation: 'wales', regionCode: 'W1' }])
  if (!trust) throw new Error('no trust')

  it.each([
    [{}, true],
    [{ status: 'partial' as const }, true],
    [{ status: 'collecting' as const }, false],
    [{ nation: 'wales' as const, region: 'W1' }, true],
    [{ nation: 'england' as const }, false],
    [{ region: 'W2' }, false],
    [{ status: 'partial' as const, nation: 'scotland' as const }, false],
    [{ changed: true }, false],
  ])('%j: %s', (query, asked) => expect(isAskedFor(trust, query, none)).toBe(asked))

  it('asks for what has changed', () => {
    expect(isAskedFor(trust, { changed: true }, new Set([trust.code]))).toBe(true)
  })

  it('knows whether an address asks for less than all', () => {
    expect(asksForSome({ sort: 'status', release: '2026-1', near: 'LS9' })).toBe(false)
    expect(asksForSome({ changed: true })).toBe(true)
  })
})

describe('sortTrusts', () => {
  const three = some([
    { name: 'C', status: 'collecting', nation: 'wales', answeredOn: null },
    { name: 'A', status: 'not-collecting', nation: 'england', answeredOn: '2026-05-01' },
    { name: 'B', status: 'partial', nation: 'scotland', answeredOn: '2026-04-01' },
  ])
  it.each([
    [{}, 'ABC'],
    [{ descending: true }, 'CBA'],
    [{ sort: 'status' as const }, 'CBA'],
    [{ sort: 'nation' as const }, 'ACB'],
    [{ sort: 'answered' as const }, 'BAC'],
    [{ sort: 'answered' as const, descending: true }, 'ABC'],
  ])('%j: %s', (query, order) =>
    expect(
      sortTrusts(three, query, 'en')
        .map(({ name }) => name)
        .join(''),
    ).toBe(order),
  )
})

it('sorts a Welsh list by the Welsh names, in the Welsh alphabet', () => {
  const three = some([
    { name: 'A', nameCy: 'Llanw' },
    { name: 'B', nameCy: 'Lwyd' },
    { name: 'C', nameCy: null },
  ])
  expect(sortTrusts(three, {}, 'cy').map(({ name }) => name)).toEqual(['C', 'B', 'A'])
})

it('offers regions only where a nation has several', () => {
  const regions = regionsOf(all)
  expect(regions.length).toBeGreaterThan(5)
  expect(new Set(regions.map(({ nation }) => nation))).toEqual(new Set(['england']))
})
