import { expect, test } from 'vitest'
import { sha256Of } from '../../foundation/index.ts'
import { releaseAsCsv } from '../open-data/release-files.ts'
import type { PublishedStatus } from '../types.ts'
import { countStatuses } from './count-statuses.ts'
import { writeReleaseDocument } from './release-document.ts'

const status: PublishedStatus = {
  release: '2026-1',
  // A test's own code: nothing else makes it.
  code: 'EX-001' as PublishedStatus['code'],
  name: 'Example Valley',
  nameCy: 'Dyffryn Enghraifft',
  nation: 'wales',
  kind: 'acute',
  regionCode: 'X1',
  regionName: 'Example region',
  lat: 52.5,
  lon: -3.5,
  status: 'collecting',
  excludedReason: null,
  criterion: 'records-everyone',
  answeredOn: '2026-10-01',
  figures: { diagnosed: 31, deNovo: 0, recurrent: null, periodStart: '2025-04-01', periodEnd: '2026-03-31' },
  evidence: [
    {
      source: 'quote',
      id: '2026-1/EX-001/1',
      quote: 'Cofnodwn bawb.',
      language: 'cy',
      dated: '2026-10-01',
      url: null,
      translation: 'We record everyone.',
      file: { name: 'Ateb.pdf', sha256: 'c'.repeat(64), page: 2 },
    },
    { source: 'file', id: '2026-1/EX-001/2', name: 'Figures.csv', sha256: 'd'.repeat(64), page: null, dated: null },
  ],
  note: 'It sent two letters.',
  noteCy: 'Anfonodd ddau lythyr.',
}

/** The checksums were taken before releases could hold counts; they never change. */
test('a release of the second format keeps its bytes, as JSON and as CSV', () => {
  const body = writeReleaseDocument({
    id: '2026-1',
    title: 'Autumn',
    asOf: '2026-11-01',
    publishedOn: '2026-11-22',
    criteria: '2026-1',
    campaign: 'example',
    correction: null,
    counts: countStatuses([status]),
    statuses: [status],
    skipped: [],
  })
  expect([sha256Of(body), sha256Of(releaseAsCsv(body))]).toEqual([
    '090bd82489cfbcae6b9c96f0db2c9b996354835a48c79c05dd5a713f357d2e69',
    '25f758098e1b9cb42c93583c046285c385d81ca4f84868250ce4b9deb27c5a6d',
  ])
})
