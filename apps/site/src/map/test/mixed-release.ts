import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { findRoot } from '../../foundation/index.ts'
import type { Nation, TrustCode } from '../../register/index.ts'
import { type PublishedStatus, type ReleaseSummary, statusCodes } from '../../releases/index.ts'

const table = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(findRoot(), 'data', `${name}.csv`)), { columns: true, bom: true })

const degrees = (text: string | undefined): number | null => (text ? Number(text) : null)
const criteria = ['records-everyone', 'records-some', 'does-not-record', 'no-answer-by-due-date', 'not-asked']
const dayOf = (i: number) => `2026-${String(5 + (i % 5)).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`

/** Every surveyed, open trust of the real register with a made-up status, all five of them mixed: for measuring, never shown. */
export function mixedRelease(): PublishedStatus[] {
  const surveyed = new Set(table('survey-decisions').flatMap(row => (row.decision === 'surveyed' ? [row.trust_code] : [])))
  return table('trusts')
    .filter(row => surveyed.has(row.code) && !row.closed_on)
    .map((row, i): PublishedStatus => {
      const choice = (i * 7 + (i % 3)) % 5
      const answered = choice < 3
      return {
        release: '2026-1',
        // The columns of our own committed table; the register's tests prove them.
        code: row.code as TrustCode,
        name: row.name ?? '',
        nameCy: row.name_cy || null,
        nation: row.nation as Nation,
        kind: row.kind ?? '',
        regionCode: row.region_code ?? '',
        regionName: row.region_name ?? '',
        lat: degrees(row.lat),
        lon: degrees(row.lon),
        status: statusCodes[choice] ?? 'not-asked',
        excludedReason: null,
        criterion: criteria[choice] ?? null,
        answeredOn: answered ? dayOf(i) : null,
        figures: {
          diagnosed: choice < 2 ? 12 + ((i * 37) % 190) : null,
          deNovo: null,
          recurrent: null,
          periodStart: choice < 2 ? '2025-04-01' : null,
          periodEnd: choice < 2 ? '2026-03-31' : null,
        },
        evidence: [],
        note: null,
      }
    })
}

export const release = (id: string, changes: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  id,
  title: `Round ${id}`,
  asOf: '2026-11-03',
  publishedOn: '2026-11-05',
  criteria: '2026-1',
  sha256: '0'.repeat(64),
  correction: null,
  correctedBy: null,
  ...changes,
})
