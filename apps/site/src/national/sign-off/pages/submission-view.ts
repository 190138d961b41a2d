import { allStaffNames } from '../../../accounts/index.ts'
import { type Ctx, nameIn } from '../../../foundation/index.ts'
import { trustByCode } from '../../../register/index.ts'
import {
  latestRelease,
  type PreviewOutcome,
  type PublishedStatus,
  type ReleaseId,
  type ReleaseSummary,
  releasesWithSubmission,
  statusOf,
} from '../../../releases/index.ts'
import type { StoredSubmission } from '../../submissions/stored-submission.ts'
import { submissionById, submissionsOf } from '../../submissions/submission-store.ts'
import { countedAsWhole } from '../counted-as-whole.ts'
import { trustToday } from '../decide-on-submission.ts'
import { decisions, type MayDecide, mayDecide, type SubmissionDecision } from '../judge-decision.ts'
import { type CountsToPublish, countsToPublish, previewCounts } from '../publish-counts.ts'

/** Everything that the page of one submission shows. */
export type SubmissionView = {
  readonly submission: StoredSubmission
  /** The one before it, whatever became of it. */
  readonly earlier: StoredSubmission | null
  /** The one open trust that answers for it today. */
  readonly trust: string | null
  readonly name: string
  /** For the reason of a correction, which is in English. */
  readonly nameInEnglish: string
  readonly release: ReleaseSummary | null
  /** What the newest release says of the trust. */
  readonly published: PublishedStatus | null
  /** The releases that hold this submission, oldest first. */
  readonly releases: readonly ReleaseId[]
  readonly may: Readonly<Record<SubmissionDecision, MayDecide>>
  readonly decider: string | null
  /** Where the newest release does not say what the counts of the trust say now. */
  readonly toPublish: (CountsToPublish & { readonly preview: PreviewOutcome | null }) | null
}

/** Reads it. */
export async function loadSubmissionView(c: Ctx, submission: StoredSubmission): Promise<SubmissionView> {
  const { db, locale, services } = c.var
  const trust = await trustToday(db, submission.trust)
  const known = await trustByCode(db, trust ?? submission.trust)
  const all = await submissionsOf(db, submission.trust)
  const release = await latestRelease(db)
  const counts = trust === null ? null : await countsToPublish(db, trust)
  const isPart = trust !== null && !(await countedAsWhole(db, trust)).includes(submission.trust)
  const may = (decision: SubmissionDecision): MayDecide => mayDecide(decision, { submission, all, trust, isPart })
  return {
    submission,
    earlier: submission.replaces === null ? null : await submissionById(db, submission.replaces),
    trust,
    name: known ? nameIn(locale, known) : submission.trust,
    nameInEnglish: known ? nameIn('en', known) : submission.trust,
    release,
    published: release && (await statusOf(db, release.id, trust ?? submission.trust)),
    releases: await releasesWithSubmission(db, submission.sha256),
    // The three of them are all there is.
    may: Object.fromEntries(decisions.map(decision => [decision, may(decision)])) as SubmissionView['may'],
    decider: submission.decidedBy === null ? null : ((await allStaffNames(db)).get(submission.decidedBy) ?? null),
    toPublish: counts && { ...counts, preview: await previewCounts(db, services, counts) },
  }
}
