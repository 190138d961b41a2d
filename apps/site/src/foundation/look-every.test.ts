import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { beginLater, lookEvery } from './look-every.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('looks at once and then so often, until it is stopped', async () => {
  const look = vi.fn(async () => {})
  const looking = lookEvery(1000, look)
  expect(look).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(look).toHaveBeenCalledTimes(3)
  await looking.stop()
  await vi.advanceTimersByTimeAsync(5000)
  expect(look).toHaveBeenCalledTimes(3)
})

test('a look that takes long is not begun a second time, and stopping waits for it', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = vi.fn(() => promise)
  const looking = lookEvery(1000, look)
  await vi.advanceTimersByTimeAsync(5000)
  expect(look).toHaveBeenCalledTimes(1)
  let isStopped = false
  const stopping = looking.stop().then(() => {
    isStopped = true
  })
  await vi.advanceTimersByTimeAsync(1)
  expect(isStopped).toBe(false)
  resolve()
  await stopping
  expect(isStopped).toBe(true)
})

describe('what begins later', () => {
  const begun = () => {
    const stop = vi.fn(async () => {})
    const begin = vi.fn(() => ({ stop }))
    return { begin, stop, later: beginLater(1000, begin) }
  }

  test('begins after so long, once, and is stopped with it', async () => {
    const { begin, stop, later } = begun()
    await vi.advanceTimersByTimeAsync(999)
    expect(begin).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5000)
    expect(begin).toHaveBeenCalledTimes(1)
    await later.stop()
    expect(stop).toHaveBeenCalledTimes(1)
  })

  test('never begins when it is stopped before', async () => {
    const { begin, stop, later } = begun()
    await later.stop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(begin).not.toHaveBeenCalled()
    expect(stop).not.toHaveBeenCalled()
  })
})
