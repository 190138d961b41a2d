import type { Snapshot } from '../snapshot/snapshot.ts'
import { noWords, type ReportWords, type WordsOfBoth } from '../words-of-report.ts'

const both = (text: string) => ({ en: text, cy: `${text} (cy)` })

const measure = (key: string, count: number): Snapshot['measures'][number] => ({
  key,
  aim: 1,
  title: both(`Measure ${key}`),
  definition: both('What it counts'),
  unit: both('trusts'),
  baseline: null,
  whyNoBaseline: both('It is the first.'),
  now: {
    amount: { kind: 'share', count, of: 12 },
    date: '2026-11-03',
    source: { name: both('our records'), url: '/releases/2026-1' },
    denominator: both('the 12 trusts asked'),
    note: null,
  },
  nothing: both('Nothing yet.'),
  how: 'automatic',
  evidence: null,
})

const release = (id: string, asOf: string) => ({ id, asOf, publishedOn: asOf, sha256: 'a'.repeat(64) })
const trust = (code: string) => ({ code, name: `Tŷ <b>Golau</b> ${code}`, nameCy: null })

/** Figures of one moment: two measures with a number, one without, and three trusts of which one has moved. */
export const snapshotForTests = (changes: Partial<Snapshot> = {}): Snapshot => ({
  takenAt: '2026-11-22T10:00:00.000Z',
  measures: [measure('counting', 4), measure('letters', 7), { ...measure('unknown', 0), aim: 3, now: null }],
  flow: {
    from: release('2024-1', '2024-11-01'),
    to: release('2026-1', '2026-11-03'),
    moves: [
      { from: 'partial', to: 'collecting', trusts: [trust('EX-001')] },
      { from: 'no-response', to: 'no-response', trusts: [trust('EX-002'), trust('EX-003')] },
    ],
    changed: 1,
    unchanged: 2,
    hasSameCriteria: true,
  },
  actions: null,
  policies: null,
  promise: null,
  ...changes,
})

/** What nations ask and how the promise stands, as figures keep them. */
export const policyForTests = (): Pick<Snapshot, 'policies' | 'promise'> => ({
  policies: [
    {
      nation: 'england',
      state: 'required',
      since: '2013-01-01',
      asOf: '2026-04-13',
      sources: [{ name: 'A dataset', url: 'https://dataset.example' }],
    },
    { nation: 'wales', state: 'unread', since: null, asOf: null, sources: [] },
  ],
  promise: {
    title: both('The promise'),
    text: both('It was promised.'),
    madeOn: '2026-02-04',
    dueOn: '2026-12-31',
    source: { name: both('The plan'), url: 'https://plan.example' },
    state: 'begun',
    on: '2026-10',
    said: { name: both('An answer in parliament'), url: 'https://answer.example' },
    note: null,
    enteredOn: '2026-11-20',
  },
})

/** Words in both languages: as few as a report needs. */
export const wordsForTests = (changes: Partial<ReportWords> = {}): WordsOfBoth => {
  const words = { ...noWords(), title: 'What changed', summary: 'In short.', learnt: 'We learnt.', ...changes }
  return { en: words, cy: { ...words, title: 'Yr hyn a newidiodd' } }
}
