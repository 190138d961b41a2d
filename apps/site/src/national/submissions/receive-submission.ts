import type { Submission } from '@spotlight/submission'
import { type Actor, announce, dayInUk, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { receiptLink } from '../count-tool/links.ts'
import { tellHospital } from '../hospital/tell-hospital.ts'
import { countRefusal } from './count-refusal.ts'
import { type Judged, judgeSubmission } from './judge-submission.ts'
import { isStanding } from './load-sender.ts'
import type { StoredSubmission, SubmissionFinding, SubmissionWay } from './stored-submission.ts'
import type { SubmissionHouse } from './submission-house.ts'
import type { RefusedSubmission } from './submission-refusal.ts'
import { insertSubmission, newestIdOf, submissionById, submissionBySha, takeTurn } from './submission-store.ts'

export type ReceiveOutcome =
  | { readonly outcome: 'received' | 'already-received'; readonly stored: StoredSubmission }
  | RefusedSubmission

export type CheckOutcome =
  /** It would be taken. `earlier`: the one whose place it would take. */
  | {
      readonly outcome: 'acceptable'
      readonly submission: Submission
      readonly sha256: string
      readonly earlier: StoredSubmission | null
      readonly findings: readonly SubmissionFinding[]
    }
  | { readonly outcome: 'already-received'; readonly stored: StoredSubmission }
  | RefusedSubmission

type Sent = { readonly bytes: Uint8Array; readonly via: SubmissionWay; readonly actor: Actor }
type Acceptable = Extract<Judged, { outcome: 'acceptable' }>

/** Whoever keeps losing against others of the same trust has more than bad luck. */
const mostRounds = 3

/**
 * Takes a signed file from whoever brings it: the signature is the proof, so who brings it does not matter. The same bytes twice are one submission,
 * also at the same moment. Never throws for what was sent.
 */
export async function receiveSubmission(house: SubmissionHouse, sent: Sent): Promise<ReceiveOutcome> {
  for (let round = 0; round < mostRounds; round += 1) {
    const judged = await judgeSubmission(house, sent)
    if (judged.outcome === 'refused') {
      await countRefusal(house.write, { refusal: judged.refusal, via: sent.via, day: dayInUk(house.clock()) })
      return judged
    }
    if (judged.outcome === 'already-received') return judged
    const written = await write(house, sent, judged)
    if (written !== 'changed') return written
  }
  return { outcome: 'refused', refusal: 'too-slow', reasons: [{ code: 'busy', values: {} }] }
}

/** What was judged outside of the transaction may have changed: another submission of the trust, or its key revoked. Then it is judged again. */
function write(house: SubmissionHouse, sent: Sent, judged: Acceptable): Promise<ReceiveOutcome | 'changed'> {
  const { trust, submission, sha256, earlier, findings } = judged
  return inTransaction(house.write, async tx => {
    await takeTurn(tx, trust.code)
    const same = await submissionBySha(tx, sha256)
    if (same) return { outcome: 'already-received', stored: same }
    const isAsJudged = (await newestIdOf(tx, trust.code)) === (earlier?.id ?? null)
    if (!isAsJudged || !(await isStanding(tx, trust.code, submission.key.publicKey))) return 'changed'
    const id = await insertSubmission(tx, {
      trust: trust.code,
      sha256,
      receivedAt: house.clock(),
      via: sent.via,
      body: Buffer.from(sent.bytes).toString('utf8'),
      keyId: submission.key.id,
      asAt: submission.asAt,
      replaces: earlier?.id ?? null,
      findings,
    })
    await note(tx, house, { id, sent, judged })
    const stored = await submissionById(tx, id)
    if (!stored) throw new Error('A submission that was written is not there')
    return { outcome: 'received', stored }
  })
}

type Noted = { readonly id: number; readonly sent: Sent; readonly judged: Acceptable }

/** In the log, to the pages, and to the hospital. The figures themselves are in the submission, which never changes. */
async function note(tx: WriteDb, house: SubmissionHouse, { id, sent, judged }: Noted): Promise<void> {
  const { trust, submission, sha256, earlier } = judged
  const { asAt, key } = submission
  await record(tx, {
    actor: sent.actor,
    at: house.clock(),
    deed: 'submission.receive',
    subject: { kind: 'submission', id: `${id}` },
    after: { trust: trust.code, sha256, asAt, key: key.id, via: sent.via, replaces: earlier?.id ?? null },
  })
  await announce(tx, { name: 'submissions-changed' })
  if (sent.via === 'seed') return
  await tellHospital(tx, house, {
    trust: trust.code,
    letter: 'received',
    path: receiptLink(sha256),
    values: t => ({ asAt: t.day(asAt) }),
  })
}

/** What would happen if these bytes were sent, without writing anything: for the page that shows it first. */
export const checkSubmission = (house: SubmissionHouse, bytes: Uint8Array): Promise<CheckOutcome> =>
  judgeSubmission(house, { bytes, via: null })
