import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import type { Succession } from '../../register/index.ts'
import { Around } from './around.tsx'
import { History } from './history.tsx'
import { wordingFor } from './wording.ts'

const messages = loadMessages(join(findRoot(import.meta.dirname), 'content/messages'))
const en = messages.in('en')

test('a health board is not called a trust', () => {
  expect(wordingFor({ kind: 'health-board' })).toBe('board')
  expect(wordingFor({ kind: 'hsc-trust' })).toBe('trust')
})

test.each(['en', 'cy'] as const)('the sentences about a board, in %s, never say trust', locale => {
  const t = messages.in(locale)
  const keys = messages.keys.filter(key => key.startsWith('site.board.'))
  expect(keys.length).toBeGreaterThan(10)
  for (const key of keys) {
    expect(messages.keys).toContain(key.replace('site.board.', 'site.trust.'))
    expect(t(key, { day: '', from: '', to: '' })).not.toMatch(/trust|ymddiriedolaeth/i)
  }
})

test('the hospitals of a closed trust are looked for where they are now', () => {
  const words = (hasMoved: boolean) => String(<Around t={en} hospitals={[]} nearby={[]} hasMoved={hasMoved} wording="trust" />)
  expect(words(true)).toContain('listed with the trust that runs them now')
  expect(words(false)).toContain('We have no list of its hospitals.')
})

test('a trust of which only a code is known is left to the register', () => {
  const step = (from: string, fromName: string | null) =>
    ({ from, fromName, to: 'EX-1', effectiveOn: '1999-04-01' }) as Succession
  const history = (ancestors: readonly Succession[]) =>
    String(<History t={en} moments={[]} ancestors={ancestors} wording="trust" />)
  expect(history([step('REB', null)])).not.toContain('REB')
  expect(history([step('REB', null), step('REE', 'Example Old Trust')])).toMatch(
    /What it came from.*Example Old Trust, on 1 April 1999/,
  )
})
