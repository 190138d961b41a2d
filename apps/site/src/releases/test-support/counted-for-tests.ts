import type { SubmissionEvidence } from '../types.ts'

type Counted = Omit<SubmissionEvidence, 'id'>

/** What an invented hospital counted, as a release takes it up; what matters to a test is given. */
export const countedForTests = (change: Partial<Counted> = {}): Counted => ({
  source: 'submission',
  sha256: 'a'.repeat(64),
  keyId: '0123456789abcdef',
  receivedOn: '2026-04-20',
  asAt: '2026-03-31',
  program: 'spotlight-count 0.1.0',
  definitions: { version: '1.0.0', sha256: 'b'.repeat(64) },
  countCriteria: '1.0.1',
  incidence: {
    shown: 'by-year',
    rows: [
      { from: 2024, to: 2024, total: 65, deNovo: '*', recurrent: 40, unclassified: '*' },
      { from: 2025, to: 2025, total: 60, deNovo: 20, recurrent: 40, unclassified: 0 },
    ],
  },
  prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 160, seenIn24Months: 140 },
  completeness: [
    { id: 'stage', band: { from: 90, to: 95 } },
    { id: 'first-date', band: '*' },
  ],
  ...change,
})

/** Everything is kept back: a count all the same. */
export const keptBackForTests = (change: Partial<Counted> = {}): Counted =>
  countedForTests({
    incidence: { shown: 'dropped', rows: [] },
    prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 'dropped', seenIn24Months: 'dropped' },
    ...change,
  })
