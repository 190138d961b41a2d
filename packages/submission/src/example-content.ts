import type { SubmissionContent } from './submission.ts'

/** The content of an invented trust’s submission, for tests. */
export const exampleContent: SubmissionContent = {
  format: 'spotlight-submission-1',
  trust: { code: 'EX-001', name: 'Bwrdd Iechyd Enghraifft Tŷ’r Ŵyl' },
  asAt: '2026-03-31',
  verdict: { status: 'collecting', criteriaVersion: '1.0.0' },
  incidence: {
    shown: 'by-year',
    rows: [
      { from: 2024, to: 2024, total: 65, deNovo: '*', recurrent: 40, unclassified: '*' },
      { from: 2025, to: 2025, total: 60, deNovo: 20, recurrent: 45, unclassified: 0 },
    ],
  },
  prevalence: { on: '2026-03-31', seenSince: '2024-04-01', notKnownDead: 160, seenIn24Months: 140 },
  completeness: [{ id: 'stage', band: { from: 90, to: 95 } }],
  definitions: {
    version: '1.0.0',
    sha256: 'a'.repeat(64),
    parts: [{ name: 'code-lists/any-tumour.yaml', version: '1.0.0', sha256: 'b'.repeat(64) }],
  },
  program: { name: 'spotlight-count', version: '0.1.0' },
  previous: null,
}
