import { type Submission, sha256Of, verifySubmission } from '@spotlight/submission'
import { takeSubmissionOfKey } from '../../accounts/index.ts'
import { dayInUk } from '../../foundation/index.ts'
import type { Trust } from '../../register/index.ts'
import { lookForDisclosure } from './disclosure/disclosure-desk.ts'
import { findSurroundings } from './find-surroundings.ts'
import { judgeName } from './judge-name.ts'
import { loadSender } from './load-sender.ts'
import { acceptedDefinitions } from './rules/accepted-definitions.ts'
import { findPlausibility } from './rules/find-plausibility.ts'
import { judgeDefinitions } from './rules/judge-definitions.ts'
import { judgeOrder } from './rules/judge-order.ts'
import { judgePeriod } from './rules/judge-period.ts'
import { judgeVerdict } from './rules/judge-verdict.ts'
import { reasonsOfForm } from './rules/reasons-of-form.ts'
import type { StoredSubmission, SubmissionFinding, SubmissionWay } from './stored-submission.ts'
import type { SubmissionHouse } from './submission-house.ts'
import type { RefusalReason, RefusedSubmission, SubmissionRefusal } from './submission-refusal.ts'
import { submissionBySha, submissionsOf } from './submission-store.ts'

export type Judged =
  | {
      readonly outcome: 'acceptable'
      readonly trust: Trust
      readonly submission: Submission
      readonly sha256: string
      readonly earlier: StoredSubmission | null
      readonly findings: readonly SubmissionFinding[]
    }
  | { readonly outcome: 'already-received'; readonly stored: StoredSubmission }
  | RefusedSubmission

/** `via`: null for whoever only asks. The example’s own files are not counted against anybody’s limit. */
type Asked = { readonly bytes: Uint8Array; readonly via: SubmissionWay | null }

/**
 * Whether these bytes can be received now. First what needs nothing but the file, last what costs most: only a file that a key of the trust has signed
 * reaches the solver. Bytes that were received before are known by their sum, whatever has become of their key since.
 */
export async function judgeSubmission(house: SubmissionHouse, { bytes, via }: Asked): Promise<Judged> {
  const stored = await submissionBySha(house.db, sha256Of(bytes))
  if (stored) return { outcome: 'already-received', stored }
  const verified = verifySubmission(bytes)
  if (!verified.isVerified) return refuse(verified.refusal, ...reasonsOfForm(verified.refusal, bytes))
  const { submission, sha256 } = verified
  const today = dayInUk(house.clock())
  const sender = await loadSender(house.db, { submission, campaign: house.campaign, today })
  if (sender.refused) return refuse(sender.refused.refusal, sender.refused.reason)
  if (!sender.trust) throw new Error('A sender without a trust was let through')
  const misnamed = await judgeName(house.db, submission, sender.trust)
  if (misnamed) return refuse('wrong-name', misnamed)
  const earlier = await submissionsOf(house.db, sender.trust.code)
  // Received since the first line, in the same moment: it must not be held against itself.
  const same = earlier.find(one => one.sha256 === sha256)
  if (same) return { outcome: 'already-received', stored: same }
  const refused = judgeContent(submission, { accepted: acceptedDefinitions(house.root), today, newest: earlier[0] ?? null })
  if (refused) return refused
  const isInTime = via === 'seed' || (await takeSubmissionOfKey(house, submission.key.publicKey))
  if (!isInTime) return refuse('too-slow', { code: 'busy', values: {} })
  const disclosed = await judgeDisclosure(submission, earlier)
  if (disclosed) return disclosed
  const newest = earlier[0] ?? null
  const findings = [...findPlausibility(submission, newest), ...(await findSurroundings(house.db, sender.trust))]
  return { outcome: 'acceptable', trust: sender.trust, submission, sha256, earlier: newest, findings }
}

const refuse = (refusal: SubmissionRefusal, ...reasons: RefusalReason[]): RefusedSubmission => ({
  outcome: 'refused',
  refusal,
  reasons,
})

type Known = {
  readonly accepted: ReturnType<typeof acceptedDefinitions>
  readonly today: string
  readonly newest: StoredSubmission | null
}

/** Everything that is wrong at once, so that a hospital signs again once and not four times; named after the first. */
function judgeContent(submission: Submission, { accepted, today, newest }: Known): RefusedSubmission | null {
  const definitions = judgeDefinitions(submission, accepted.versions, today)
  const isOurProgram = accepted.programs.includes(submission.program.version)
  const all: readonly (readonly [SubmissionRefusal, readonly RefusalReason[]])[] = [
    ['unknown-program', isOurProgram ? [] : [{ code: 'unknown-program', values: { newest: accepted.programs.at(-1) ?? '' } }]],
    ['unknown-definitions', definitions.isAccepted ? [] : definitions.reasons],
    ['wrong-period', judgePeriod(submission, today)],
    ['wrong-verdict', definitions.isAccepted ? judgeVerdict(submission, definitions.definitions.criteria) : []],
    ['out-of-order', judgeOrder(submission, newest && { sha256: newest.sha256, asAt: newest.submission.asAt })],
  ]
  const first = all.find(([, reasons]) => reasons.length > 0)
  return first ? refuse(first[0], ...all.flatMap(([, reasons]) => reasons)) : null
}

async function judgeDisclosure(submission: Submission, earlier: readonly StoredSubmission[]): Promise<RefusedSubmission | null> {
  const looked = await lookForDisclosure({ shown: submission, earlier: earlier.map(one => one.submission) })
  if (looked.outcome !== 'looked') return refuse('too-slow', { code: looked.outcome, values: {} })
  return looked.disclosed.length > 0 ? refuse('discloses', ...looked.disclosed) : null
}
