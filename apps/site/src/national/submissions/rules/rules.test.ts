import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Submission, SubmissionContent } from '@spotlight/submission'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { findRoot } from '../../../foundation/index.ts'
import { contentForTests } from '../test-support/submissions-for-tests.ts'
import { acceptedDefinitions, countCriteriaOf } from './accepted-definitions.ts'
import { findPlausibility } from './find-plausibility.ts'
import { judgeDefinitions } from './judge-definitions.ts'
import { judgeOrder } from './judge-order.ts'
import { judgePeriod, monthsBefore } from './judge-period.ts'
import { judgeSender } from './judge-sender.ts'
import { statusesFollowing } from './judge-verdict.ts'
import { type Band, possibleBehind } from './shares-behind.ts'

const root = findRoot(import.meta.dirname)
const accepted = acceptedDefinitions(root).versions
const content = contentForTests()
const codes = (reasons: readonly { code: string }[]) => reasons.map(({ code }) => code)

describe('the definitions that are accepted', () => {
  const seal = z
    .object({ version: z.string(), sha256: z.string(), parts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'apps/count/definitions/seal.json'), 'utf8')))

  test('the newest are those of the program, whole; and its version is known', () => {
    const newest = accepted.at(-1)
    expect(newest).toMatchObject({ version: seal.version, sha256: seal.sha256, acceptedUntil: null })
    expect(Object.fromEntries(newest?.parts.map(({ name, sha256 }) => [name, sha256]) ?? [])).toEqual(seal.parts)
    const program = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'apps/count/package.json'), 'utf8')))
    expect(acceptedDefinitions(root).programs).toContain(program.version)
  })

  const [first, ...others] = content.definitions.parts
  const part = { name: 'rules/r99.yaml', version: '1.0.0', sha256: 'f'.repeat(64) }
  const changed: readonly [what: string, change: Partial<Submission['definitions']>, reasons: string[]][] = [
    ['just as published', {}, []],
    ['in another order', { parts: [...others, first ?? part] }, []],
    ['a version that there is not', { version: '9.9.9' }, ['definitions-version']],
    ['another sum of all', { sha256: 'a'.repeat(64) }, ['definitions-hash']],
    ['a part that was changed', { parts: [{ ...(first ?? part), sha256: 'b'.repeat(64) }, ...others] }, ['definitions-part']],
    ['a part with another version', { parts: [{ ...(first ?? part), version: '7' }, ...others] }, ['definitions-part']],
    ['a part missing', { parts: others }, ['definitions-part-missing']],
    ['a part too many', { parts: [...content.definitions.parts, part] }, ['definitions-part-unknown']],
  ]
  test.each(changed)('%s', (_, change, reasons) => {
    const verdict = judgeDefinitions({ definitions: { ...content.definitions, ...change } }, accepted, '2026-11-23')
    expect(verdict.isAccepted ? [] : codes(verdict.reasons)).toEqual(reasons)
  })

  test('an old version is taken until its last day', () => {
    const old = accepted.map(each => ({ ...each, acceptedUntil: '2026-11-22' }))
    expect(judgeDefinitions(content, old, '2026-11-22').isAccepted).toBe(true)
    expect(judgeDefinitions(content, old, '2026-11-23')).toMatchObject({ reasons: [{ code: 'definitions-retired' }] })
  })
})

describe('the day of a count', () => {
  const days: readonly [asAt: string, seenSince: string, reasons: string[]][] = [
    ['2026-11-23', '2024-11-24', []],
    ['2024-11-23', '2022-11-24', []],
    ['2024-02-29', '2022-03-01', ['period-too-old']],
    ['2026-11-24', '2024-11-25', ['period-future']],
    ['2012-12-31', '2011-01-01', ['period-before-records']],
    ['2026-09-30', '2024-09-30', ['period-seen-since']],
    ['2026-09-30', '1999-01-01', ['period-seen-since']],
  ]
  test.each(days)('%s, seen since %s', (asAt, seenSince, reasons) => {
    const prevalence = { ...content.prevalence, on: asAt, seenSince }
    expect(codes(judgePeriod({ asAt, prevalence }, '2026-11-23'))).toEqual(reasons)
  })

  test('24 months before a day that a month does not have', () => {
    expect([monthsBefore('2024-02-29', 24), monthsBefore('2024-02-29', 12), monthsBefore('2026-03-31', 1)]).toEqual([
      '2022-02-28',
      '2023-02-28',
      '2026-02-28',
    ])
  })
})

describe('the verdict', () => {
  const criteria = countCriteriaOf(root, content.verdict.criteriaVersion)
  if (!criteria) throw new Error('There are no criteria')
  const full: Band = { from: 95, to: 100 }
  const bandsWith = (bands: Record<string, Band>): Submission['completeness'] =>
    criteria.tests.map(({ id }) => ({ id, band: bands[id] ?? full }))
  const none: Band = { from: 0, to: 5 }
  const cases: readonly [what: string, bands: Record<string, Band>, statuses: string[]][] = [
    ['every test passed; 8 of 12 can be shown as all', {}, ['collecting', 'partial']],
    ['one test failed', { stage: { from: 30, to: 35 } }, ['partial']],
    ['a step below the threshold, which rounding can make', { stage: { from: 65, to: 70 } }, ['collecting', 'partial']],
    ['all is hidden', Object.fromEntries(criteria.tests.map(({ id }) => [id, '*'])), ['collecting', 'partial', 'not-collecting']],
    ['nothing recorded', { 'recurrences-recorded': none, stage: none }, ['partial', 'not-collecting']],
    ['nobody at all', { 'recurrences-recorded': 'nobody', stage: 'nobody' }, ['not-collecting']],
    ['nobody with a case', { 'first-date': 'nobody', pathway: 'nobody' }, ['collecting', 'partial']],
    ['too few months', { 'recurrences-recorded': { from: 80, to: 85 } }, ['partial']],
  ]
  test.each(cases)('%s', (_, bands, statuses) => {
    expect(statusesFollowing(bandsWith(bands), criteria)).toEqual(statuses)
  })

  test('a test that is left out, or is of other criteria, is no answer', () => {
    expect(statusesFollowing(bandsWith({}).slice(1), criteria)).toBeNull()
    expect(statusesFollowing([...bandsWith({}).slice(1), { id: 'of-my-own', band: full }], criteria)).toBeNull()
  })

  const test70 = { counts: 'people', threshold: 0.7, whenNothingToMeasure: 'failed' } as const
  const behind: readonly [band: Band, counts: 'people' | 'things', isPassed: boolean, isFailed: boolean][] = [
    [{ from: 95, to: 100 }, 'people', true, true],
    [{ from: 95, to: 100 }, 'things', true, false],
    [{ from: 65, to: 70 }, 'things', false, true],
    [{ from: 70, to: 75 }, 'things', true, false],
    [{ from: 30, to: 35 }, 'people', false, true],
    ['nobody', 'people', false, true],
    ['*', 'people', true, true],
  ]
  test.each(behind)('%o of %s, of which 70 per cent are asked', (band, counts, isPassed, isFailed) => {
    expect(possibleBehind(band, { ...test70, counts })).toMatchObject({ isPassed, isFailed })
  })
})

describe('who sends', () => {
  const trust = { code: 'EX-201', isAsked: true, isClosed: false, successors: [] }
  const own = { trust: 'EX-201', state: 'standing', revokedOn: null } as const
  const other = { trust: 'EX-202', state: 'standing', revokedOn: null } as const
  const merged = { ...trust, isAsked: false, isClosed: true, successors: [{ code: 'EX-203', name: 'Both' }] }
  const cases: readonly [
    what: string,
    trust: Parameters<typeof judgeSender>[0]['trust'],
    keys: Parameters<typeof judgeSender>[0]['keys'],
    refusal: string | null,
  ][] = [
    ['its own key', trust, [own], null],
    ['no trust', null, [own], 'unknown-trust'],
    ['a trust that nobody asks', { ...trust, isAsked: false }, [own], 'unknown-trust'],
    ['a trust that has merged, with the key it had', merged, [own], 'merged-trust'],
    ['a trust that has closed and has no successor', { ...merged, successors: [] }, [own], 'unknown-trust'],
    ['no key', trust, [], 'unknown-key'],
    ['a key that waits', trust, [{ ...own, state: 'waiting' }], 'key-waiting'],
    ['a key that was revoked', trust, [{ ...own, state: 'revoked', revokedOn: '2026-11-01' }], 'key-revoked'],
    ['the key of another trust', trust, [other], 'key-of-other-trust'],
    ['a key that another trust had', trust, [{ ...other, state: 'revoked', revokedOn: '2026-11-01' }], 'unknown-key'],
  ]
  test.each(cases)('%s', (_, named, keys, refusal) => {
    expect(judgeSender({ trustCode: 'EX-201', trust: named, keyId: '0'.repeat(16), keys })?.refusal ?? null).toBe(refusal)
  })
})

describe('the order', () => {
  const newest = { sha256: 'a'.repeat(64), asAt: '2026-03-31' }
  const cases: readonly [what: string, previous: string | null, asAt: string, before: typeof newest | null, reasons: string[]][] =
    [
      ['the first', null, '2026-09-30', null, []],
      ['the next', newest.sha256, '2026-09-30', newest, []],
      ['one that puts the same day right', newest.sha256, '2026-03-31', newest, []],
      ['a first one that names another', 'b'.repeat(64), '2026-09-30', null, ['order-unknown-previous']],
      ['one that leaves out the newest', null, '2026-09-30', newest, ['order-previous-left-out']],
      ['one that names another', 'b'.repeat(64), '2026-09-30', newest, ['order-other-previous']],
      ['an earlier day', newest.sha256, '2026-03-30', newest, ['order-earlier-day']],
      ['an old one, played again', null, '2025-03-31', newest, ['order-previous-left-out', 'order-earlier-day']],
    ]
  test.each(cases)('%s', (_, previous, asAt, before, reasons) => {
    expect(codes(judgeOrder({ previous, asAt }, before))).toEqual(reasons)
  })
})

describe('what staff should look at', () => {
  const key = { id: '0'.repeat(16), publicKey: 'A'.repeat(43) }
  const full = (change: Partial<SubmissionContent> = {}): Submission => ({ ...content, key, ...change })
  const [first, second] = content.incidence.rows
  if (!first || !second) throw new Error('There are no rows')
  const rows = (...all: Submission['incidence']['rows']): Partial<SubmissionContent> => ({
    incidence: { shown: 'by-year', rows: all },
  })
  const alive = (notKnownDead: number): Partial<SubmissionContent> => ({ prevalence: { ...content.prevalence, notKnownDead } })
  const earlier = full({ asAt: '2026-03-31' })
  const cases: readonly [what: string, now: Submission, found: string[]][] = [
    ['the same, later', full(), ['same-figures']],
    ['the same day', full({ asAt: '2026-03-31' }), ['same-day']],
    ['a little more', full(rows({ ...first, total: 70 }, second)), []],
    ['a year that fell', full(rows({ ...first, total: 30 }, second)), ['year-fell']],
    ['a year that rose', full(rows({ ...first, total: 95 }, second)), ['year-rose']],
    ['a year that is gone', full(rows(second)), ['years-gone']],
    ['fewer alive', full(alive(90)), ['alive-fell']],
    ['many more alive', full(alive(300)), ['alive-rose']],
    [
      'another verdict',
      full({ verdict: { ...content.verdict, status: 'partial' }, ...alive(165) }),
      ['verdict-collecting-to-partial'],
    ],
    ['another key', { ...full(alive(165)), key: { ...key, publicKey: 'B'.repeat(43) } }, ['key-changed']],
    ['most de novo', full(rows({ ...second, total: 60, deNovo: 45, recurrent: 15 })), ['many-de-novo', 'years-gone']],
    [
      'less complete',
      full({
        completeness: content.completeness.map(each => (each.id === 'stage' ? { ...each, band: { from: 80, to: 85 } } : each)),
        ...alive(165),
      }),
      ['completeness-fell-stage'],
    ],
  ]
  test.each(cases)('%s', (_, now, found) => {
    expect(codes(findPlausibility(now, { submission: earlier }))).toEqual(found)
  })

  test('a first one in which everything is hidden', () => {
    const silent = full({
      incidence: { shown: 'dropped', rows: [] },
      prevalence: { ...content.prevalence, notKnownDead: 'dropped', seenIn24Months: 'dropped' },
    })
    expect(codes(findPlausibility(silent, null))).toEqual(['nothing-shown'])
  })
})
