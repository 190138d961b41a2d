import { inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import {
  type Exclusion,
  exclusionsOf,
  lastChangeOf,
  lettersOf,
  lockRound,
  questionsOf,
  replaceExclusions,
  updateRound,
} from '../round-store.ts'
import { type DraftInput, type DraftOutcome, isSame } from './change-draft.ts'

/** A trust that is left out: the reason is never empty. */
export type NewExclusion = Pick<Exclusion, 'trustCode' | 'reason' | 'treatedBy'>

/** Says which trusts a draft leaves out, and why: the whole list. Whoever decided an unchanged one, and when, stays. */
export const saveExclusions = (
  db: WriteDb,
  { basedOn, actor, now, ...input }: DraftInput & { readonly exclusions: readonly NewExclusion[] },
): Promise<DraftOutcome> =>
  inTransaction(db, async (tx): Promise<DraftOutcome> => {
    const round = await lockRound(tx, input.round)
    if (!round) return { outcome: 'gone' }
    if (round.state !== 'draft') return { outcome: 'not-draft' }
    const before = await exclusionsOf(tx, round.id)
    const after = input.exclusions.map(each => {
      const old = before.find(({ trustCode }) => trustCode === each.trustCode)
      return old && isSame(asNew(old), asNew(each)) ? old : { ...asNew(each), decidedAt: now, decidedBy: actor.name }
    })
    if (isSame(inOrder(before), inOrder(after))) return { outcome: 'nothing-to-do', version: round.version }
    if (round.version !== basedOn) {
      const last = await lastChangeOf(tx, round.id)
      const current = { round, questions: await questionsOf(tx, round.id), letters: await lettersOf(tx, round.id) }
      return { outcome: 'conflict', changedBy: last?.by ?? '', changedAt: last?.at ?? now, current }
    }
    const version = round.version + 1
    await replaceExclusions(tx, round.id, after)
    await updateRound(tx, { ...round, version }, { actor: actor.name, now })
    await record(tx, {
      actor,
      at: now,
      deed: 'round.change',
      subject: { kind: 'round', id: round.id },
      before: { exclusions: inOrder(before) },
      after: { exclusions: inOrder(after) },
    })
    return { outcome: 'saved', version }
  })

const asNew = ({ trustCode, reason, treatedBy }: NewExclusion): NewExclusion => ({ trustCode, reason, treatedBy })

const inOrder = (exclusions: readonly NewExclusion[]): NewExclusion[] =>
  exclusions.map(asNew).sort((a, b) => (a.trustCode < b.trustCode ? -1 : 1))
