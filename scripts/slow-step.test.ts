import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { slowStep } from './slow-step.mjs'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const lasting = (ms: number) => () => new Promise<string>(resolve => setTimeout(() => resolve('done'), ms))

async function said(ms: number): Promise<string[]> {
  const lines: string[] = []
  const step = slowStep('Looking', lasting(ms), { say: line => lines.push(line) })
  await vi.advanceTimersByTimeAsync(ms)
  expect(await step).toBe('done')
  await vi.advanceTimersByTimeAsync(100_000)
  return lines
}

test('a quick step says nothing', async () => {
  expect(await said(1_900)).toEqual([])
})

test('a step over two seconds says what it does, and again after a while', async () => {
  expect(await said(3_000)).toEqual(['Looking …'])
  expect(await said(33_000)).toEqual(['Looking …', 'Looking … 17 s so far', 'Looking … 32 s so far'])
})

test('a step that throws stops talking', async () => {
  const lines: string[] = []
  await expect(slowStep('Looking', () => Promise.reject(new Error('dark')), { say: line => lines.push(line) })).rejects.toThrow(
    'dark',
  )
  await vi.advanceTimersByTimeAsync(100_000)
  expect(lines).toEqual([])
})
