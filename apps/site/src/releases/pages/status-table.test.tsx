import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRoot, loadMessages } from '../../foundation/index.ts'
import type { TrustCode } from '../../register/index.ts'
import type { PublishedStatus } from '../types.ts'
import { StatusTable } from './status-table.tsx'

const t = loadMessages(join(findRoot(import.meta.dirname), 'content/messages')).in('en')
const published = (code: string, status: PublishedStatus['status'], answeredOn: string): PublishedStatus => ({
  release: '2026-1',
  code: code as string as TrustCode, // Made for the test.
  name: code,
  nameCy: null,
  nation: 'england',
  kind: 'acute',
  regionCode: 'EX',
  regionName: 'Example region',
  lat: null,
  lon: null,
  status,
  excludedReason: null,
  criterion: null,
  answeredOn,
  figures: { diagnosed: null, deNovo: null, recurrent: null, periodStart: null, periodEnd: null },
  evidence: [],
  note: null,
})

test('an answer has its day; an acknowledgement has none', () => {
  const statuses = [published('EX-001', 'partial', '2026-10-01'), published('EX-002', 'no-response', '2026-10-02')]
  const html = String(<StatusTable t={t} statuses={statuses} criteria="2026-1" />)
  expect(html).toContain('1 October 2026')
  expect(html).toContain('EX-002')
  expect(html).not.toContain('2 October 2026')
})
