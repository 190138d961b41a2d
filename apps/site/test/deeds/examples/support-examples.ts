import { makeReport } from '../../../src/inform/support/reports/make-report.ts'
import { openReports } from '../../../src/inform/support/reports/report-store.ts'
import { settleReportPath } from '../../../src/inform/support/support-links.ts'
import type { Examples, Scene } from './example.ts'

/** What a reader says is wrong about a support service. */
async function aReport({ services }: Scene): Promise<{ report: string }> {
  const told = { service: 'samaritans', serviceVersion: 1, what: 'hours', words: 'They open later.', locale: 'en' } as const
  await makeReport(services, told, [])
  const [report] = await openReports(services.db)
  return { report: String(report?.id ?? '') }
}

/** What staff do about reports on support services. */
export const supportExamples: Examples = {
  places: [{ paths: [settleReportPath], prepare: aReport }],
  forms: [
    {
      path: settleReportPath,
      role: 'editor',
      prepare: async scene => ({ holes: await aReport(scene), fields: { outcome: 'mended', note: 'Put right.' } }),
      leaves: ['support-report.settle'],
    },
  ],
}
