import { expect, it } from 'vitest'
import type { MessageText } from '../../foundation/index.ts'
import { markOf, waitingTexts } from './waiting-texts.ts'

const texts = (all: Record<string, MessageText>) => new Map(Object.entries(all))
const en = texts({ 'about.title': 'About', 'facts.months': { one: 'a month', other: '{count} months' } })
const cy = texts({ 'about.title': 'Amdanom ni', 'facts.months': { two: 'deufis', other: '{count} mis' } })

it('waits until somebody has looked at these very words, in either language', () => {
  const all = waitingTexts(en, cy, new Map())
  expect(all.map(({ key, file }) => [key, file])).toEqual([
    ['about.title', 'about'],
    ['facts.months', 'facts'],
  ])
  expect(all[1]?.welsh).toBe('two: deufis\nother: {count} mis')

  const reviewed = new Map(all.map(({ key, mark }) => [key, mark]))
  expect(waitingTexts(en, cy, reviewed)).toEqual([])
  const changed = texts({ ...Object.fromEntries(en), 'about.title': 'About us' })
  expect(waitingTexts(changed, cy, reviewed).map(({ key }) => key)).toEqual(['about.title'])
})

it('a mark fits no other words', () => {
  expect(markOf('a', 'b')).not.toBe(markOf('a', 'c'))
  expect(markOf('a', 'b')).not.toBe(markOf('ab', ''))
  expect(markOf('a', 'b')).toMatch(/^[0-9a-f]{12}$/)
})
