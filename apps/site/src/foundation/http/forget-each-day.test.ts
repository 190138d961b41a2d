import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetEachDay } from './forget-each-day.ts'
import { makeKeptPage, PageCache } from './page-cache.ts'

describe('a new day', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it.each([
    ['in winter', '2026-11-22T23:59:00Z', '2026-11-23T00:00:20Z'],
    ['in summer, an hour before UTC’s', '2026-06-30T22:59:00Z', '2026-06-30T23:00:20Z'],
  ])('makes the cache forget: %s', async (_, before, after) => {
    let now = new Date(before)
    const cache = new PageCache()
    const stop = forgetEachDay(cache, () => now)
    cache.keep('/map', await makeKeptPage(Buffer.from('today'), {}), cache.generation)
    vi.advanceTimersByTime(60_000)
    expect(cache.find('/map')).toBeDefined()
    now = new Date(after)
    vi.advanceTimersByTime(60_000)
    expect(cache.find('/map')).toBeUndefined()
    stop()
  })
})
