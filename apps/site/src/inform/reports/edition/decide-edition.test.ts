import { describe, expect, test } from 'vitest'
import type { ReleaseSummary } from '../../../releases/index.ts'
import { newestFrom, reportForTests } from '../test/report-for-tests.ts'
import { decideEdition } from './decide-edition.ts'

const release = (id: string, changes: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  id,
  title: id,
  asOf: '2026-11-03',
  publishedOn: '2026-11-10',
  criteria: '2026-1',
  sha256: '0'.repeat(64),
  correction: null,
  correctedBy: null,
  ...changes,
})

/** Newest first: a round with its correction, and the round before. */
const releases = [release('2026-1.1'), release('2026-1', { correctedBy: '2026-1.1' }), release('2024-1')]
const why = { en: 'A number was wrong.', cy: 'Roedd rhif yn anghywir.' }
const silent = { en: ' ', cy: '' }
const report = reportForTests()

describe('an edition', () => {
  test('is the first, the next after a new round, or takes the place of one of the same round', () => {
    const first = decideEdition({ report, newest: null, releases }, { release: '2024-1', reason: silent })
    expect(first).toMatchObject({ kind: 'yes', edition: 1, replaces: null, release: { id: '2024-1' } })
    const next = decideEdition({ report, newest: newestFrom('2024-1', 1), releases }, { release: '2026-1.1', reason: silent })
    expect(next).toMatchObject({ kind: 'yes', edition: 2, replaces: null })
    const right = decideEdition({ report, newest: newestFrom('2026-1', 4), releases }, { release: '2026-1.1', reason: why })
    expect(right).toMatchObject({ kind: 'yes', edition: 5, replaces: 4 })
  })

  test.each([
    ['2026-1', null, { why: 'release-corrected', by: '2026-1.1' }],
    ['2025-9', null, { why: 'unknown-release' }],
    [null, null, { why: 'unknown-release' }],
    ['2024-1', newestFrom('2026-1', 3), { why: 'older-release', newest: '2026-1' }],
    ['2026-1.1', newestFrom('2026-1', 3), { why: 'reason-missing' }],
    ['2026-1.1', newestFrom('2026-1.1', 3), { why: 'nothing-new' }],
  ])('from release %s is refused after %j', (id, newest, refused) => {
    expect(decideEdition({ report, newest, releases }, { release: id, reason: { en: 'In English', cy: ' ' } })).toEqual({
      kind: 'no',
      ...refused,
    })
  })

  test('needs its words in both languages, and something to publish', () => {
    const english = reportForTests({ hasWelsh: false })
    const refused = decideEdition({ report: english, newest: null, releases }, { release: '2024-1', reason: silent })
    expect(refused).toMatchObject({ kind: 'no', why: 'words-missing' })
    expect(refused).toHaveProperty('missing', expect.arrayContaining([{ locale: 'cy', field: 'title' }]))
    const half = reportForTests()
    const uneven = { ...half, words: { ...half.words, cy: { ...half.words.cy, forTrusts: '' } } }
    expect(decideEdition({ report: uneven, newest: null, releases }, { release: '2024-1', reason: silent })).toEqual({
      kind: 'no',
      why: 'words-missing',
      missing: [{ locale: 'cy', field: 'forTrusts' }],
    })
    const announced = reportForTests({ state: 'forthcoming' })
    expect(decideEdition({ report: announced, newest: null, releases }, { release: '2024-1', reason: silent })).toEqual({
      kind: 'no',
      why: 'forthcoming',
    })
  })

  test('of a written report needs no release, its text, and a reason from the second on', () => {
    const written = reportForTests({ state: 'written' })
    expect(decideEdition({ report: written, newest: null, releases: [] }, { release: null, reason: silent })).toMatchObject({
      kind: 'yes',
      edition: 1,
      release: null,
    })
    const after = { ...newestFrom(null, 1), words: { en: { ...written.words.en, title: 'Before.' }, cy: written.words.cy } }
    expect(decideEdition({ report: written, newest: after, releases: [] }, { release: null, reason: silent })).toEqual({
      kind: 'no',
      why: 'reason-missing',
    })
    const empty = { ...written, words: { ...written.words, en: { ...written.words.en, body: '' } } }
    expect(decideEdition({ report: empty, newest: null, releases: [] }, { release: null, reason: silent })).toMatchObject({
      why: 'words-missing',
    })
  })
})
