import { describe, expect, test } from 'vitest'
import { type FlowSpec, layOutFlow } from './flow.ts'

const spec: FlowSpec = {
  kind: 'flow',
  before: '2024-1',
  after: '2026-1',
  stations: [
    { key: 'all', word: 'Everyone', tone: 'lit' },
    { key: 'some', word: 'Some', tone: 'half' },
    { key: 'none', word: 'Nobody', tone: 'dark' },
  ],
  bands: [
    { from: 'some', to: 'all', count: 3 },
    { from: 'all', to: 'all', count: 10 },
    { from: 'some', to: 'some', count: 27 },
  ],
}

/** The levels at which a band leaves and arrives. */
const levels = (path: string) => {
  const [, left, right, below] = /^M12 ([\d.]+)C.* 368 ([\d.]+)V([\d.]+)C/.exec(path) ?? []
  return { left: Number(left), right: Number(right), height: Number(below) - Number(right) }
}

describe('a flow from what was to what is', () => {
  const drawn = layOutFlow(spec)

  test('has a post for each station that something leaves or reaches', () => {
    expect(drawn.posts.map(({ side, key, count }) => [side, key, count])).toEqual([
      ['before', 'all', 10],
      ['before', 'some', 30],
      ['after', 'all', 13],
      ['after', 'some', 27],
    ])
  })

  test('draws counts to one scale on both sides', () => {
    expect(drawn.posts.map(({ height }) => height)).toEqual([100, 300, 130, 270])
    expect(drawn.bands.map(({ count, path }) => levels(path).height / count)).toEqual([10, 10, 10])
  })

  test('lays what moved over what stayed, and each band where its station is', () => {
    expect(drawn.bands.map(({ from, to, isStill }) => [from, to, isStill])).toEqual([
      ['all', 'all', true],
      ['some', 'some', true],
      ['some', 'all', false],
    ])
    const [still, , moved] = drawn.bands.map(({ path }) => levels(path))
    expect(still).toMatchObject({ left: 44, right: 44 })
    // Below the ten who were there before.
    expect(moved).toMatchObject({ left: 154, right: 144 })
  })

  test('gives a low station room for its word without a thicker band', () => {
    const low = layOutFlow({
      ...spec,
      bands: [
        { from: 'all', to: 'all', count: 1 },
        { from: 'some', to: 'some', count: 399 },
      ],
    })
    const [first, second] = low.posts
    expect(first).toMatchObject({ y: 44, height: 1 })
    expect(second?.y).toBe(74)
    expect(low.height).toBeGreaterThanOrEqual(473)
  })

  test('of nothing draws nothing', () => expect(layOutFlow({ ...spec, bands: [] })).toMatchObject({ posts: [], bands: [] }))

  test.each([
    ['no such station', [{ from: 'all', to: 'else', count: 1 }]],
    ['above 0', [{ from: 'all', to: 'all', count: 0 }]],
    ['whole number', [{ from: 'all', to: 'all', count: 1.5 }]],
    [
      'Two bands',
      [
        { from: 'all', to: 'some', count: 1 },
        { from: 'all', to: 'some', count: 2 },
      ],
    ],
  ])('refuses what is unsound: %s', (message, bands) => expect(() => layOutFlow({ ...spec, bands })).toThrow(message))
})
