import { describe, expect, test } from 'vitest'
import type { StatusCode } from '../types.ts'
import { changedSince, kindOfChange } from './changed-since.ts'
import { countStatuses } from './count-statuses.ts'
import { planRelease } from './decide-publication.ts'
import { parsePassage } from './passage.ts'
import { correctionId, nextReleaseId, parseReleaseId } from './release-id.ts'

const of = (...statuses: (StatusCode | null)[]) =>
  // Only code and status matter to these rules; the brand is put on by hand.
  statuses.map((status, at) => ({ code: `EX-00${at}` as never, status }))

test('the number: what is excluded or unanswered is outside its denominator', () => {
  const counts = countStatuses(
    of('collecting', 'partial', 'partial', 'not-collecting', 'no-response', 'no-response', 'not-asked', null),
  )
  expect(counts).toEqual({
    collecting: 1,
    partial: 2,
    'not-collecting': 1,
    'no-response': 2,
    'not-asked': 1,
    answered: 4,
    notCountingEveryone: 3,
    surveyed: 7,
    excluded: 1,
  })
  expect(countStatuses([])).toMatchObject({ answered: 0, surveyed: 0 })
})

describe('changes between two releases', () => {
  test('a trust that is new, gone or the same has not changed', () => {
    const before = of('partial', 'collecting', null, 'no-response')
    const after = [...of('collecting', 'collecting', 'partial'), { code: 'EX-009' as never, status: 'partial' as const }]
    expect([...changedSince(before, after)]).toEqual([
      ['EX-000', { from: 'partial', to: 'collecting' }],
      ['EX-002', { from: null, to: 'partial' }],
    ])
  })

  test.each<[StatusCode | null, StatusCode | null, string]>([
    ['not-collecting', 'partial', 'improved'],
    ['partial', 'collecting', 'improved'],
    ['not-asked', 'collecting', 'improved'],
    ['no-response', 'collecting', 'improved'],
    ['collecting', 'partial', 'slipped'],
    ['partial', 'not-collecting', 'slipped'],
    ['no-response', 'partial', 'other'],
    ['not-asked', 'not-collecting', 'other'],
    ['collecting', 'no-response', 'other'],
    ['partial', null, 'other'],
  ])('%s, then %s: %s', (from, to, kind) => {
    expect(kindOfChange({ from, to })).toBe(kind)
  })
})

describe('ids', () => {
  test.each([
    ['2026-1', { year: 2026, number: 1, correction: 0 }],
    ['2026-12.3', { year: 2026, number: 12, correction: 3 }],
    ['2026-0', null],
    ['2026-1.0', null],
    ['26-1', null],
    ['2026-01', null],
    ['2026-1.1.1', null],
    ['', null],
  ])('%s', (text, id) => {
    expect(parseReleaseId(text)).toEqual(id)
  })

  test('the next one follows the highest of its year; a correction follows its parent', () => {
    expect(nextReleaseId(2026, [])).toBe('2026-1')
    expect(nextReleaseId(2026, ['2026-1', '2026-10', '2026-9.4', '2025-30'])).toBe('2026-11')
    expect(correctionId('2026-1')).toBe('2026-1.1')
    expect(correctionId('2026-1.9')).toBe('2026-1.10')
    expect(() => correctionId('spring')).toThrow()
  })

  test.each([
    ['2026-1/RA2/1', { release: '2026-1', code: 'RA2', part: 1 }],
    ['2026-1.1/EX-001/note', { release: '2026-1.1', code: 'EX-001', part: 'note' }],
    ['2026-1/RA2', null],
    ['2026-1/RA2/0', null],
    ['2026-1/RA2/1/2', null],
  ])('the passage %s', (text, passage) => {
    expect(parsePassage(text)).toEqual(passage)
  })
})

test('an id of a year to come is refused: it would stand before every release until then', () => {
  expect(planRelease({ id: '2099-1' }, [], '2026-11-22')).toEqual({ why: 'id-in-future', id: '2099-1' })
  expect(planRelease({ id: '2026-7' }, [], '2026-11-22')).toMatchObject({ id: '2026-7' })
})

const summary = {
  title: 'Round',
  publishedOn: '2026-11-20',
  criteria: '2026-1',
  sha256: '0'.repeat(64),
  correction: null,
  correctedBy: null,
}

test('an older day never comes after a newer one: the map would go back in time', () => {
  const existing = [{ ...summary, id: '2026-5', asOf: '2026-11-20' }]
  expect(planRelease({ asOf: '2026-11-01' }, existing, '2026-11-22')).toEqual({
    why: 'day-out-of-order',
    id: '2026-6',
    asOf: '2026-11-01',
    other: '2026-5',
    otherDay: '2026-11-20',
  })
  expect(planRelease({ asOf: '2026-11-01', id: '2026-4' }, existing, '2026-11-22')).toMatchObject({ id: '2026-4' })
  expect(planRelease({ asOf: '2026-11-20' }, existing, '2026-11-22')).toMatchObject({ id: '2026-6' })
  expect(planRelease({ asOf: '2025-03-01' }, existing, '2026-11-22')).toMatchObject({ id: '2025-1' })
})

test('by default a release counts up to today and takes the next number of that year', () => {
  expect(planRelease({}, [], '2026-11-22')).toEqual({ id: '2026-1', asOf: '2026-11-22', title: '2026-1', parent: null })
  expect(planRelease({ asOf: '2025-12-31' }, [], '2026-11-22')).toMatchObject({ id: '2025-1', asOf: '2025-12-31' })
  expect(planRelease({ asOf: '2026-11-23' }, [], '2026-11-22')).toEqual({ why: 'as-of-in-future', asOf: '2026-11-23' })
  expect(planRelease({ correction: { parent: '2026-1', reason: ' ' } }, [], '2026-11-22')).toEqual({
    why: 'correction-without-reason',
  })
})
