import type { ResultRow } from './results-file/result-row.ts'

/** A trust's result with nothing beside its status, for tests. */
export const plainResult = (code: string, status: ResultRow['status'], changes: Partial<ResultRow> = {}): ResultRow => ({
  line: null,
  code,
  status,
  criterion: null,
  answeredOn: status === 'no-response' || status === 'not-asked' ? null : '2026-11-01',
  figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
  evidenceUrl: null,
  quote: null,
  quoteLanguage: 'en',
  note: null,
  ...changes,
})
