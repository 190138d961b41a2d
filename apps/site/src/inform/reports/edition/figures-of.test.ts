import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findRoot } from '../../../foundation/index.ts'
import type { Nation } from '../../../register/index.ts'
import { type Evidence, newestCriteria, type PublishedStatus, type StatusCode } from '../../../releases/index.ts'
import { groupsOf, longestQuote, reasonsOf } from './figures-of.ts'

const criteria = newestCriteria(findRoot(join(import.meta.dirname)))

type Given = { nation?: Nation; region?: string; status?: StatusCode | null; criterion?: string; quote?: string }

const trust = (
  code: string,
  { nation = 'england', region = 'Y56', status = 'partial', criterion, quote }: Given,
): PublishedStatus => ({
  release: '2026-1',
  // A test's own codes: nothing else makes them.
  code: code as PublishedStatus['code'],
  name: `Trust ${code}`,
  nameCy: null,
  nation,
  kind: 'acute',
  regionCode: nation === 'england' ? region : nation,
  regionName: nation === 'england' ? `Region ${region}` : nation,
  lat: null,
  lon: null,
  status,
  excludedReason: null,
  criterion: criterion ?? (status === null ? 'treats-no-breast-cancer' : 'records-some'),
  answeredOn: null,
  figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
  evidence: quote === undefined ? [] : [said(code, quote)],
  note: null,
})

const said = (code: string, quote: string): Evidence => ({
  source: 'quote',
  id: `2026-1/${code}/1`,
  quote,
  language: 'en',
  dated: null,
  url: null,
})

describe('the groups of a report', () => {
  const groups = groupsOf([
    trust('EX-001', { region: 'Y63', status: 'collecting', criterion: 'records-everyone' }),
    trust('EX-002', { region: 'Y56' }),
    trust('EX-003', { nation: 'wales', status: 'no-response', criterion: 'acknowledged-only' }),
    trust('EX-004', { nation: 'scotland', status: null }),
  ])

  test('stand by place: the UK, the nations in their order, the regions of England by name', () => {
    expect(groups.map(({ code }) => code)).toEqual(['uk', 'england', 'wales', 'scotland', 'northern-ireland', 'Y56', 'Y63'])
  })

  test('add up to the UK, and a trust outside the survey is in none of them', () => {
    const surveyed = (kind: string) =>
      groups.filter(group => group.kind === kind).reduce((sum, { counts }) => sum + counts.surveyed, 0)
    expect([surveyed('uk'), surveyed('nation'), surveyed('region')]).toEqual([3, 3, 2])
    expect(groups[0]?.counts).toMatchObject({ collecting: 1, answered: 2, 'no-response': 1, excluded: 1 })
  })
})

describe('the reasons of a report', () => {
  test('are counted by the rule that decided, in the order of the statuses', () => {
    const reasons = reasonsOf(
      [
        trust('EX-001', { status: 'no-response', criterion: 'no-answer-by-due-date' }),
        trust('EX-002', {}),
        trust('EX-003', {}),
        trust('EX-004', { status: null }),
      ],
      criteria,
    )
    expect(reasons.map(({ rule, status, trusts }) => [rule, status, trusts])).toEqual([
      ['records-some', 'partial', 2],
      ['no-answer-by-due-date', 'no-response', 1],
      ['treats-no-breast-cancer', 'excluded', 1],
    ])
  })

  test('quote a few short passages, from as many nations as there are, and no two that differ in their numbers alone', () => {
    const [reason] = reasonsOf(
      [
        trust('EX-001', { quote: 'We hold 12 records.' }),
        trust('EX-002', { quote: 'We  hold 345 records.' }),
        trust('EX-003', { quote: 'A nurse keeps a list.' }),
        trust('EX-004', { quote: 'x'.repeat(longestQuote + 1) }),
        trust('EX-005', { quote: 'Only at diagnosis.' }),
        trust('EX-006', { nation: 'wales', quote: 'The board holds some.' }),
      ],
      criteria,
    )
    expect(reason?.quotes).toEqual(['2026-1/EX-001/1', '2026-1/EX-006/1', '2026-1/EX-003/1'])
  })
})
