import { describe, expect, test } from 'vitest'
import type { Succession, TrustCode } from '../../register/index.ts'
import type { ReleaseSummary, StatusCode } from '../../releases/index.ts'
import { flowBetween } from './flow-between.ts'
import { type FlowStatus, flowStatuses } from './status-flow.ts'

const release = (id: string, changes: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  id,
  title: id,
  asOf: id === '2024-1' ? '2024-11-01' : '2026-11-03',
  publishedOn: '2026-11-10',
  criteria: '2026-1',
  sha256: '0'.repeat(64),
  correction: null,
  correctedBy: null,
  ...changes,
})
// References no register: codes of this test.
const trust = (code: string, status: StatusCode | null) => ({
  code: code as TrustCode,
  name: `Trust ${code}`,
  nameCy: null,
  status,
})
type Trusts = readonly ReturnType<typeof trust>[]
const succession = (from: string, to: string, effectiveOn = '2025-04-01'): Succession => ({
  from,
  fromName: null,
  to: to as TrustCode,
  effectiveOn,
})

const flow = (before: Trusts, after: Trusts, successions: readonly Succession[] = []) =>
  flowBetween({ from: release('2024-1'), to: release('2026-1'), before, after, successions })

describe('what became of every trust', () => {
  test.each<[StatusCode | null, StatusCode | null, FlowStatus, FlowStatus]>([
    ['partial', 'collecting', 'partial', 'collecting'],
    ['collecting', 'partial', 'collecting', 'partial'],
    ['no-response', 'not-collecting', 'no-response', 'not-collecting'],
    ['not-asked', 'no-response', 'not-asked', 'no-response'],
    [null, 'partial', 'excluded', 'partial'],
    ['partial', null, 'partial', 'excluded'],
    [null, null, 'excluded', 'excluded'],
    ['collecting', 'collecting', 'collecting', 'collecting'],
  ])('%s, then %s: from %s to %s', (before, after, from, to) => {
    const { moves, changed, unchanged } = flow([trust('EX-001', before)], [trust('EX-001', after)])
    expect(moves.map(move => [move.from, move.to, move.trusts.map(({ code }) => code)])).toEqual([[from, to, ['EX-001']]])
    expect([changed, unchanged]).toEqual(before === after ? [0, 1] : [1, 0])
  })

  test('a trust that merged goes to none of the statuses, and is followed to what it has become part of', () => {
    const { moves, changed, unchanged } = flow(
      [trust('EX-001', 'partial'), trust('EX-002', 'collecting')],
      [trust('EX-002', 'collecting'), trust('EX-004', 'not-asked')],
      [succession('EX-001', 'EX-003'), succession('EX-003', 'EX-002'), succession('EX-002', 'EX-009', '2026-12-01')],
    )
    const told = moves.flatMap(move => move.trusts.map(({ code, successors }) => [code, move.from, move.to, successors]))
    expect(told).toEqual([
      ['EX-002', 'collecting', 'collecting', []],
      ['EX-001', 'partial', 'not-there', ['EX-002']],
      ['EX-004', 'not-there', 'not-asked', []],
    ])
    expect([changed, unchanged]).toEqual([0, 1])
  })

  test('every trust of either release is in exactly one move, and no move is empty', () => {
    const statuses: readonly (StatusCode | null)[] = ['collecting', 'partial', 'not-collecting', 'no-response', 'not-asked', null]
    const at = (index: number) => statuses[index % statuses.length] ?? null
    const before = Array.from({ length: 60 }, (_, index) => trust(`EX-${index}`, at(index)))
    const after = Array.from({ length: 60 }, (_, index) => trust(`EX-${index + 5}`, at(index * 7 + 1)))
    const { moves, changed, unchanged } = flow(before, after)
    const codes = moves.flatMap(({ trusts }) => trusts.map(({ code }) => code))
    expect(codes.sort()).toEqual(Array.from({ length: 65 }, (_, index) => `EX-${index}`).sort())
    expect(moves.every(({ trusts }) => trusts.length > 0)).toBe(true)
    expect(changed + unchanged).toBe(55)
    const places = moves.map(({ from, to }) => flowStatuses.indexOf(from) * 10 + flowStatuses.indexOf(to))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('says whether the same criteria decided both', () => {
    const [from, to] = [release('2024-1'), release('2026-1', { criteria: '2026-2' })]
    expect(flow([], []).hasSameCriteria).toBe(true)
    expect(flowBetween({ from, to, before: [], after: [], successions: [] }).hasSameCriteria).toBe(false)
  })
})
