import { type SubmissionContent, sha256Of, signSubmission } from '@spotlight/submission'
import { inTransaction, record, type Services } from '../../../foundation/index.ts'
import type { TrustCode } from '../../../register/index.ts'
import { exampleKey } from '../../example/example-keys.ts'
import type { StoredSubmission, SubmissionFinding } from '../../submissions/stored-submission.ts'
import { insertSubmission, submissionById, submissionsOf } from '../../submissions/submission-store.ts'

export type Put = {
  readonly change?: Partial<Omit<SubmissionContent, 'trust' | 'format'>>
  readonly findings?: readonly SubmissionFinding[]
}

/** What an invented hospital counted; what matters to a test is given. */
export const contentFor = (trust: string, change: Put['change'] = {}): SubmissionContent => ({
  format: 'spotlight-submission-1',
  trust: { code: trust, name: 'Example Trust' },
  asAt: '2026-03-31',
  verdict: { status: 'collecting', criteriaVersion: '1.0.1' },
  incidence: {
    shown: 'by-year',
    rows: [
      { from: 2024, to: 2024, total: 65, deNovo: '*', recurrent: 40, unclassified: '*' },
      { from: 2025, to: 2025, total: 60, deNovo: 20, recurrent: 40, unclassified: 0 },
    ],
  },
  prevalence: { on: change.asAt ?? '2026-03-31', seenSince: '2024-04-01', notKnownDead: 160, seenIn24Months: '*' },
  completeness: [{ id: 'stage', band: { from: 90, to: 95 } }],
  definitions: {
    version: '1.0.0',
    sha256: 'a'.repeat(64),
    parts: [{ name: 'criteria.yaml', version: '1.0.1', sha256: 'b'.repeat(64) }],
  },
  program: { name: 'spotlight-count', version: '0.1.0' },
  previous: null,
  ...change,
})

/** Puts a signed submission where received ones lie, as the newest of its trust. What receiving it would refuse is not looked at. */
export async function putSubmission(
  services: Services,
  trust: string,
  { change, findings = [] }: Put = {},
): Promise<StoredSubmission> {
  const [earlier] = await submissionsOf(services.db, trust)
  const content = contentFor(trust, { previous: earlier?.sha256 ?? null, ...change })
  const { bytes, signed } = signSubmission(content, exampleKey('EX-001', 1))
  return inTransaction(services.write, async tx => {
    const id = await insertSubmission(tx, {
      // Given by the test itself, which has saved the trust.
      trust: trust as TrustCode,
      sha256: sha256Of(bytes),
      receivedAt: services.clock(),
      via: 'page',
      body: bytes.toString('utf8'),
      keyId: signed.submission.key.id,
      asAt: content.asAt,
      replaces: earlier?.id ?? null,
      findings,
    })
    const actor = { kind: 'system', name: 'submissions' } as const
    await record(tx, { actor, at: services.clock(), deed: 'submission.receive', subject: { kind: 'submission', id: String(id) } })
    const stored = await submissionById(tx, id)
    if (!stored) throw new Error('It was put there')
    return stored
  })
}
