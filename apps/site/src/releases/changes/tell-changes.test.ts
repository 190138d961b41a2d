import { describe, expect, test } from 'vitest'
import type { Succession, TrustCode } from '../../register/index.ts'
import { notAskedStatus } from '../rules/snapshot.ts'
import { inventedTrust } from '../test-support/test-register.ts'
import type { PublishedStatus, StatusCode } from '../types.ts'
import { type ChangesSource, partsOfChanges, tellChanges } from './tell-changes.ts'

const trust = (number: number, status: StatusCode | null): PublishedStatus => ({
  ...notAskedStatus(inventedTrust(number)),
  status,
})
const tell = (changes: Partial<ChangesSource>) =>
  tellChanges({ before: [], after: [], asOf: '2026-11-03', successions: [], answeredBefore: new Set(), putRight: [], ...changes })
const succession = (from: number, to: number, effectiveOn: string): Succession => ({
  from: inventedTrust(from).code,
  fromName: `Example Trust ${from}`,
  to: inventedTrust(to).code as TrustCode,
  effectiveOn,
})
const codes = (list: readonly { readonly status: PublishedStatus }[]) => list.map(({ status }) => String(status.code))

describe('from one status to another', () => {
  test.each([
    ['partial', 'collecting', 'started'],
    ['not-collecting', 'collecting', 'started'],
    ['no-response', 'collecting', 'started'],
    [null, 'collecting', 'started'],
    ['not-collecting', 'partial', 'forward'],
    ['collecting', 'partial', 'slipped'],
    ['collecting', 'not-collecting', 'slipped'],
    ['partial', 'not-collecting', 'slipped'],
    ['no-response', 'partial', 'answered'],
    ['not-asked', 'not-collecting', 'answered'],
    ['collecting', 'no-response', 'silent'],
    ['not-collecting', 'no-response', 'silent'],
    ['partial', 'not-asked', 'other'],
    ['not-asked', 'no-response', 'other'],
    ['no-response', 'not-asked', 'other'],
    ['partial', null, 'other'],
  ] as const)('%s to %s: %s', (from, to, part) => {
    const told = tell({ before: [trust(1, from)], after: [trust(1, to)] })
    expect(partsOfChanges.filter(name => told[name].length > 0)).toEqual([part])
    expect(told[part][0]?.change).toEqual({ from, to })
  })

  test('an answer after a silence is no first answer, also when it was a trust that is part of this one now that had answered', () => {
    const changed = { before: [trust(1, 'no-response')], after: [trust(1, 'partial')] }
    expect(codes(tell({ ...changed, answeredBefore: new Set(['EX-001']) }).again)).toEqual(['EX-001'])
    const merged = { ...changed, successions: [succession(2, 1, '2026-04-01')] }
    expect(codes(tell({ ...merged, answeredBefore: new Set(['EX-002']) }).again)).toEqual(['EX-001'])
    expect(codes(tell({ ...merged, answeredBefore: new Set(['EX-009']) }).answered)).toEqual(['EX-001'])
  })
})

test('what stayed is counted among those that have a status in both', () => {
  const told = tell({
    before: [trust(1, 'partial'), trust(2, 'partial'), trust(3, null), trust(4, 'collecting')],
    after: [trust(1, 'partial'), trust(2, 'collecting'), trust(3, 'partial'), trust(5, 'partial')],
  })
  expect([told.compared, told.same]).toEqual([2, 1])
})

describe('a trust that is another one now', () => {
  const before = [trust(1, 'partial'), trust(2, 'collecting')]
  const after = [trust(3, 'no-response')]

  test('merged: no step forward or back', () => {
    const told = tell({ before, after, successions: [succession(1, 3, '2026-04-01'), succession(2, 3, '2026-04-01')] })
    expect(told.merged.map(({ was, into, on }) => [String(was.code), into.map(({ code }) => String(code)), on])).toEqual([
      ['EX-001', ['EX-003'], '2026-04-01'],
      ['EX-002', ['EX-003'], '2026-04-01'],
    ])
    expect(partsOfChanges.flatMap(part => told[part])).toEqual([])
    expect([told.gone, told.appeared.map(({ code }) => String(code))]).toEqual([[], ['EX-003']])
  })

  test('what happened after the day of the release is not known to it', () => {
    const told = tell({ before, after, successions: [succession(1, 3, '2026-11-04')] })
    expect(told.merged).toEqual([])
    expect(told.gone).toHaveLength(2)
  })

  test('a circle in the register ends', () => {
    const told = tell({ before, after, successions: [succession(1, 2, '2026-04-01'), succession(2, 1, '2026-04-01')] })
    expect(told.gone).toHaveLength(2)
  })
})

test('a change of a trust that a correction names is marked', () => {
  const [a, b] = [
    [trust(1, 'partial'), trust(2, 'partial')],
    [trust(1, 'collecting'), trust(2, 'collecting')],
  ]
  expect(tell({ before: a, after: b, putRight: ['EX-002'] }).started.map(({ isPutRight }) => isPutRight)).toEqual([false, true])
})
