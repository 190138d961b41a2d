import type { TrustCode } from '../../register/index.ts'
import type { PublishedStatus, SubmissionEvidence } from '../../releases/index.ts'
import type { IncidenceRow } from './ranges.ts'

/** For tests of this folder: statuses of a release, with and without a count. */
export function statusOf(code: string, change: Partial<PublishedStatus> = {}): PublishedStatus {
  return {
    release: '2026-1',
    code: code as TrustCode, // A test's own codes.
    name: `Trust ${code}`,
    nameCy: null,
    nation: 'england',
    kind: 'acute',
    regionCode: 'Y56',
    regionName: 'London',
    lat: null,
    lon: null,
    status: 'collecting',
    excludedReason: null,
    criterion: null,
    answeredOn: null,
    figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
    evidence: [],
    note: null,
    ...change,
  }
}

type Cells = IncidenceRow['deNovo']

/** A row of years: its total, and its three parts where they are shown. */
export function row(
  years: number | readonly [number, number],
  total: IncidenceRow['total'],
  [deNovo, recurrent, unclassified]: readonly [Cells, Cells, Cells] = ['merged', 'merged', 'merged'],
): IncidenceRow {
  const [from, to] = typeof years === 'number' ? [years, years] : years
  return { from, to, total, deNovo, recurrent, unclassified }
}

export function countOf(rows: readonly IncidenceRow[], change: Partial<SubmissionEvidence> = {}): SubmissionEvidence {
  return {
    source: 'submission',
    id: 'submission-1',
    sha256: 'a'.repeat(64),
    keyId: 'b'.repeat(16),
    receivedOn: '2026-04-10',
    asAt: '2026-03-31',
    program: 'spotlight-count 0.1.0',
    definitions: { version: '1.0.0', sha256: 'c'.repeat(64) },
    countCriteria: '1.0.0',
    incidence: { shown: 'by-year', rows: [...rows] },
    prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 100, seenIn24Months: 90 },
    completeness: [],
    ...change,
  }
}

/** A trust that sent these rows. */
export const sender = (code: string, rows: readonly IncidenceRow[], change: Partial<PublishedStatus> = {}): PublishedStatus =>
  statusOf(code, { evidence: [countOf(rows)], ...change })
