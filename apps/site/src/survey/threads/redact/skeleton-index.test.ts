import { describe, expect, test } from 'vitest'
import { findAll, finderOf } from './find-words.ts'
import { foldText } from './folded-text.ts'
import { lookUp } from './skeleton-index.ts'

const spellings = [
  'Zorvina Quellmarth',
  'QUELLMARTH, Zorvina',
  'z.quellmarth',
  'Zor-\n> vina\n> Quell-\nmarth',
  'zorvinaquellmarth2',
  'Zórvina Quéllmarth',
  'Dr Quellmarth',
  'Quellmarthquellmarth',
]
const filler = 'We record what we are asked, 52 of them in 2026, and nothing more is held by the board. '
const long = Array.from({ length: 800 }, (_, index) => `${spellings[index % spellings.length]} ${filler}`).join('\n')

describe('a long letter', () => {
  const whole = foldText(long)

  test('is searched by its index, and a short one is not', () => {
    expect(lookUp(whole, 'quellmarth')?.length).toBe(900)
    expect(lookUp(whole, 'nobodyofthatname')).toEqual([])
    expect(lookUp(foldText('Zorvina Quellmarth'), 'quellmarth')).toBeNull()
    expect(lookUp(whole, 'abc')).toBeNull()
  })

  test.each([
    { kind: 'name', text: 'Zorvina Quellmarth' },
    { kind: 'name', text: 'Siân Quellmarth' },
    { kind: 'words', text: 'what we are asked' },
    { kind: 'number', text: '2026' },
    { kind: 'postcode', text: 'CF10 3NQ' },
  ] as const)('gives the very places that reading all of it gives: $text', redaction => {
    const finder = finderOf(redaction)
    const read = finder.patterns.flatMap(({ pattern }) =>
      [...whole.folded.matchAll(pattern)].map(({ 0: found, index }) => [whole.from[index], whole.to[index + found.length - 1]]),
    )
    const byIndex = findAll(finder, whole).map(({ start, end }) => [start, end])
    expect(byIndex).toEqual(read)
    if (redaction.kind === 'name') expect(byIndex.length).toBeGreaterThan(800)
  })
})
