import { figuresOf } from '../figures/index.ts'
import type { CountResult, Quality, RegisterRow } from '../results/index.ts'

const quality: Quality = {
  sources: [
    { source: 'cosd', files: 36, rows: 5210, from: '2018-01', to: '2025-12', missingMonths: ['2023-08'], stoppedAfter: null },
    { source: 'sact', files: 1, rows: 18_300, from: '2018-01', to: '2025-06', missingMonths: [], stoppedAfter: '2025-06' },
  ],
  fields: ['NHS number', 'Metastatic site', 'Date clinically agreed'].map((label, at) => ({
    id: `cosd.${at}`,
    source: 'cosd',
    label,
    whyItMatters: 'Without it a record cannot be joined to others.',
    all: { filled: 900 - at * 200, of: 1000 },
    valid: 880 - at * 200,
    months: Array.from({ length: 24 }, (_, month) => ({
      month: `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      filled: month === 7 ? 0 : 40 - at * 9,
      of: month === 7 ? 0 : 40,
    })),
  })),
  timeliness: [{ source: 'cosd', label: 'From the diagnosis to the record', n: 900, medianDays: 34, p90Days: 80 }],
  plausibility: [{ id: 'men', label: 'Share of men', isPlausible: true, detail: '1 % of the people are men, as is usual.' }],
  problems: [
    {
      kind: 'Wrong NHS number',
      source: 'cosd',
      path: 'cosd/2024-03.xml',
      column: 'NhsNumber',
      count: 3,
      firstRows: [12, 40, 77],
      detail: '',
      advice: 'Look the three records up in the patient index.',
    },
  ],
  fixes: [
    {
      id: 'non-primary',
      title: 'Record recurrences in COSD',
      why: 'The feed has primary pathways and no other.',
      peopleAdded: 41,
      peopleMadeSurer: 0,
      basis: 'people with one metastasis code and no other evidence',
      howTo: [{ system: 'Any system', steps: 'Fill the non-primary pathway of COSD: item CR6520, metastatic type.' }],
    },
  ],
  drift: {
    since: '2025-11-30',
    changes: [{ measure: 'Counted people', before: 290, now: 301, isNotable: false, explanation: 'A month more of data.' }],
  },
  verdict: {
    status: 'partial',
    criteriaVersion: '2026-1',
    explanation: 'Recurrences are recorded for some months only.',
    tests: [
      {
        id: 'nhs',
        label: 'Records with a valid NHS number',
        counts: 'people',
        numerator: 980,
        denominator: 1000,
        threshold: 0.95,
        isPassed: true,
      },
    ],
  },
}

/** A whole result about invented people, for the tests of what is made from it. */
export const inventedResult = (register: readonly RegisterRow[], more: Partial<CountResult> = {}): CountResult => ({
  format: 'spotlight-count-1',
  asAt: '2025-12-31',
  isAsAtChosen: false,
  from: '2018-01-01',
  program: { name: 'spotlight-count', version: '0.1.0' },
  definitions: {
    version: '2026-1',
    sha256: 'a'.repeat(64),
    parts: [{ name: 'R1', version: '1', sha256: 'b'.repeat(64), source: 'COSD 9.0.1' }],
  },
  files: [
    {
      path: 'cosd/2024-03.xml',
      source: 'cosd',
      format: 'COSD XML',
      version: '9.0.1',
      sha256: 'c'.repeat(64),
      bytes: 1024,
      rows: 52,
      use: 'used',
      reason: null,
    },
    {
      path: 'notes.txt',
      source: null,
      format: null,
      version: null,
      sha256: 'd'.repeat(64),
      bytes: 10,
      rows: null,
      use: 'ignored',
      reason: 'not an extract that we know',
    },
  ],
  people: { considered: 5200, withBreastCancer: 2100, linkedByProbability: 31, doubtfulLinks: 7, conflicts: 4 },
  review: {
    waiting: 44,
    answered: 12,
    precision: { confirmed: 11, reviewed: 12, estimate: { value: 0.917, low: 0.646, high: 0.985, method: 'Wilson' } },
  },
  figures: figuresOf(register, { asAt: '2025-12-31', from: '2018-01-01' }),
  quality,
  ...more,
})
