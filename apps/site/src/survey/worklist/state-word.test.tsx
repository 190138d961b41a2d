import { describe, expect, it } from 'vitest'
import { weightOf } from './state-word.tsx'

describe('the shape of a word', () => {
  it.each([
    ['work', 'to-read', 'ours'],
    ['work', 'waiting', null],
    ['clock', 'overdue', 'late'],
    ['clock', 'review-overdue', 'late'],
    ['clock', 'answered', null],
    ['delivery', 'bounced', 'stuck'],
    ['delivery', 'uncertain', 'stuck'],
    ['delivery', 'sent', null],
    ['answer', 'none', null],
  ] as const)('%s: %s', (field, value, weight) => {
    expect(weightOf(field, value)).toBe(weight)
  })
})
