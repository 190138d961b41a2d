import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gatherLines } from './gather-lines.ts'

describe('gathered lines', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('are written together, in order, after a moment', () => {
    const written: string[] = []
    const lines = gatherLines(text => written.push(text), { everyMs: 100 })
    lines.add('one')
    lines.add('two')
    expect(written).toEqual([])
    vi.advanceTimersByTime(100)
    expect(written).toEqual(['one\ntwo\n'])
    lines.add('three')
    vi.advanceTimersByTime(100)
    expect(written).toEqual(['one\ntwo\n', 'three\n'])
  })

  it('are written at once when they are many, or when asked for', () => {
    const written: string[] = []
    const lines = gatherLines(text => written.push(text), { mostCharacters: 6 })
    lines.add('12345')
    expect(written).toEqual(['12345\n'])
    lines.add('1')
    lines.flush()
    lines.flush()
    expect(written).toEqual(['12345\n', '1\n'])
  })
})
