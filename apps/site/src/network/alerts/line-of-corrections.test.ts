import { describe, expect, test } from 'vitest'
import { lineOfCorrections } from './line-of-corrections.ts'

const correcting = (id: string, parent: string, trustCodes: string[]) => ({ id, correction: { parent, trustCodes, reason: 'x' } })
const second = correcting('2026-2.2', '2026-2.1', ['EX-001'])
const first = correcting('2026-2.1', '2026-2', ['EX-002'])
const releases = [second, first, { id: '2026-2', correction: null }, { id: '2026-1', correction: null }]

describe('the corrections of a trust up to the newest release', () => {
  test('are those that name it', () => {
    expect(lineOfCorrections(releases, 'EX-001')).toEqual([second])
    expect(lineOfCorrections(releases, 'EX-002')).toEqual([first])
    expect(lineOfCorrections(releases, 'EX-003')).toEqual([])
  })

  test('end with the newest release when that is none, and with no release at all', () => {
    expect(lineOfCorrections(releases.slice(2), 'EX-001')).toEqual([])
    expect(lineOfCorrections([], 'EX-001')).toEqual([])
  })
})
