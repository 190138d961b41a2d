import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lookEvery } from './look-every.ts'

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
