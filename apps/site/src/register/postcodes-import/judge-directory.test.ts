import { describe, expect, test } from 'vitest'
import type { DirectorySummary } from './directory-summary.ts'
import { editionOf } from './edition-of.ts'
import { judgeDirectory } from './judge-directory.ts'
import { progressLines } from './progress-lines.ts'

const sectors = ['AB10', 'LS9', 'ZE1'].flatMap(district => Array.from({ length: 100 }, (_, at) => `${district} ${at}`))
const known = { sectors, constituencies: new Set(['E14001320']), rowsInUse: 100_000 }
const found: DirectorySummary = {
  name: 'ONSPD_NOV_2025_UK.csv',
  sha256: '0'.repeat(64),
  layout: 'from 2025',
  rows: 100_000,
  stored: 100_000,
  ended: 0,
  placeless: 0,
  split: 0,
  northernIrish: 0,
  crownDependencies: 0,
  newestMonth: '2025-10',
  broken: 0,
  brokenRows: [],
  isCutShort: false,
  sectors,
  constituencies: new Map([['E14001320', 100_000]]),
}

describe('judging a directory', () => {
  test('a whole one is accepted, of the month in its name', () => {
    expect(judgeDirectory(found, known)).toEqual({ kind: 'accepted', describes: '2025-11', notes: [] })
  })

  test.each<[string, Partial<DirectorySummary>]>([
    ['has no rows', { rows: 0, stored: 0 }],
    ['has 101 broken rows among 100,000', { broken: 101 }],
    ['ends in the middle of line 100,001', { isCutShort: true, broken: 1 }],
    ['has no postcode of ZE: it is a part', { sectors: sectors.filter(sector => !sector.startsWith('ZE')) }],
    ['lacks 7 of the 300 postcode sectors', { sectors: sectors.slice(7) }],
    ['has 89,999 postcodes, and those in use are 100,000', { stored: 89_999 }],
    ['does not say which month', { name: 'postcodes.csv', newestMonth: null }],
  ])('%s: refused', (words, wrong) => {
    expect(judgeDirectory({ ...found, ...wrong }, known)).toMatchObject({ kind: 'refused', what: expect.stringContaining(words) })
  })

  test.each<[string, Partial<DirectorySummary>]>([
    ['100 broken rows', { broken: 100 }],
    ['6 sectors less', { sectors: sectors.slice(6) }],
    ['a tenth less', { stored: 90_000 }],
  ])('%s are accepted', (_, odd) => {
    expect(judgeDirectory({ ...found, ...odd }, known).kind).toBe('accepted')
  })

  test('constituencies of another time are said, and how many postcodes have no place or several', () => {
    const notes = (odd: Partial<DirectorySummary>) => {
      const judged = judgeDirectory({ ...found, ...odd }, known)
      return judged.kind === 'accepted' ? judged.notes.join(' ') : judged.what
    }
    expect(notes({ constituencies: new Map([['E14000777', 100_000]]) })).toContain('before July 2024')
    expect(notes({ constituencies: new Map() })).toContain('No postcode has a constituency')
    expect(notes({ placeless: 7, split: 2 })).toMatch(/7 postcodes are known without a place.*2 postcodes stand in more/)
  })
})

test.each([
  ['ONSPD_NOV_2025_UK.csv', '2025-11'],
  ['ONS_Postcode_Directory_(February_2026)_UK.csv', '2026-02'],
  ['onspd_aug_2024_uk.csv', '2024-08'],
  ['ONSPD_Latest.csv', '2025-10'],
])('%s is of %s', (name, month) => {
  expect(editionOf(name, '2025-10')).toBe(month)
})

test('progress says rows, rate and the time that is left, every two seconds', () => {
  const lines: string[] = []
  let now = 0
  const tell = progressLines(
    line => lines.push(line),
    () => now,
  )
  for (now of [500, 2000, 2500, 4000]) tell({ rows: now * 500, bytes: now, ofBytes: 400_000 })
  expect(lines).toEqual([
    '1,000,000 rows read, 500,000 a second, about 7 min left',
    '2,000,000 rows read, 500,000 a second, about 7 min left',
  ])
})
