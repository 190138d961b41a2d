import { type Actor, announce, dayInUk, inTransaction, record, type Services, type WriteDb } from '../../foundation/index.ts'
import { presentTrusts } from '../../register/index.ts'
import { evidenceFromSubmission, offerEvidence, offerOf, withdrawOffer } from '../../releases/index.ts'
import { receiptLink } from '../count-tool/links.ts'
import { tellHospital } from '../hospital/tell-hospital.ts'
import type { StoredSubmission } from '../submissions/stored-submission.ts'
import { decideSubmission, submissionById, submissionsOf, takeTurn } from '../submissions/submission-store.ts'
import { countedAsWhole } from './counted-as-whole.ts'
import { type MayDecide, mayDecide, type SubmissionDecision, standingOf, stateAfter } from './judge-decision.ts'

export type DecideOnSubmission = {
  readonly decision: SubmissionDecision
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly basedOn: number
  readonly actor: Actor
  /** The id of whoever decides, kept with the submission. */
  readonly by: string
  /** What everybody may read of it; needed for all but a sign-off. */
  readonly words: { readonly en: string; readonly cy: string } | null
}

export type DecideOutcome =
  | { readonly outcome: 'done' }
  /** It is not what they were shown: somebody else has decided, or something newer has come. */
  | { readonly outcome: 'changed' | 'unknown' }
  | { readonly outcome: 'may-not'; readonly why: Exclude<MayDecide, 'yes'> }

/**
 * What staff decide about a submission, in one transaction with what follows from it: the count that stands for the trust is offered to the
 * releases to come, and the hospital is told. Nothing is published by it.
 */
export const decideOnSubmission = (services: Services, request: DecideOnSubmission): Promise<DecideOutcome> =>
  inTransaction(services.write, async (tx): Promise<DecideOutcome> => {
    const submission = await heldSubmission(tx, request.id)
    if (!submission) return { outcome: 'unknown' }
    if (submission.version !== request.basedOn) return { outcome: 'changed' }
    const trust = await trustToday(tx, submission.trust)
    const all = await submissionsOf(tx, submission.trust)
    const isPart = trust !== null && !(await countedAsWhole(tx, trust)).includes(submission.trust)
    const may = mayDecide(request.decision, { submission, all, trust, isPart })
    if (may !== 'yes') return { outcome: 'may-not', why: may }
    const { id, basedOn, by, words } = request
    const at = services.clock()
    const state = stateAfter[request.decision]
    if ((await decideSubmission(tx, { id, basedOn, state, by, at, words })) === 'changed') return { outcome: 'changed' }
    await record(tx, {
      actor: request.actor,
      at,
      deed: `submission.${request.decision}`,
      subject: { kind: 'submission', id: String(id) },
      before: { state: submission.state },
      after: { state, trust: submission.trust, sha256: submission.sha256, words },
    })
    if (trust !== null) await renewOffer(tx, trust, at)
    await tellOf(tx, services, submission, request)
    await announce(tx, { name: 'submissions-changed' })
    return { outcome: 'done' }
  })

/** Nothing else of the trust comes in, and nobody else decides, until the transaction ends. */
async function heldSubmission(tx: WriteDb, id: number): Promise<StoredSubmission | null> {
  const found = await submissionById(tx, id)
  if (!found) return null
  await takeTurn(tx, found.trust)
  const trust = await trustToday(tx, found.trust)
  if (trust !== null && trust !== found.trust) await takeTurn(tx, trust)
  return submissionById(tx, id)
}

/** The one open trust that answers for this code today, or null: a count cannot be divided between two. */
export async function trustToday(db: Parameters<typeof presentTrusts>[0], code: string): Promise<string | null> {
  const present = await presentTrusts(db, code)
  return present.length === 1 ? (present[0]?.code ?? null) : null
}

/** Every submission that is a count of the whole trust: its own, and those under codes that it had before. */
export async function submissionsFor(db: Parameters<typeof submissionsOf>[0], trust: string): Promise<StoredSubmission[]> {
  const found: StoredSubmission[] = []
  for (const code of await countedAsWhole(db, trust)) found.push(...(await submissionsOf(db, code)))
  return found
}

/** Makes the offer of a trust what its submissions say: the newest that is signed off, or none. */
async function renewOffer(tx: WriteDb, trust: string, at: Date): Promise<void> {
  const [standing, offer] = [standingOf(await submissionsFor(tx, trust)), await offerOf(tx, trust)]
  if (standing === null) {
    if (offer) await withdrawOffer(tx, { trust, sha256: offer.evidence.sha256 })
    return
  }
  if (offer?.evidence.sha256 === standing.sha256) return
  const { submission, sha256, keyId, receivedAt } = standing
  const evidence = evidenceFromSubmission({ submission, sha256, keyId, receivedOn: dayInUk(receivedAt) })
  await offerEvidence(tx, { trust, status: submission.verdict.status, evidence, at })
}

async function tellOf(
  tx: WriteDb,
  services: Services,
  { trust, sha256, submission }: StoredSubmission,
  { decision, words, actor }: DecideOnSubmission,
): Promise<void> {
  // What the example plants is told to nobody.
  if (actor.kind === 'seed') return
  await tellHospital(tx, services, {
    trust,
    letter: stateAfter[decision],
    path: receiptLink(sha256),
    values: t => ({ asAt: t.day(submission.asAt), reason: words?.[t.locale] ?? '' }),
  })
}
