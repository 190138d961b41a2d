import { type Actor, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { LetterTemplate, Question, Round, RoundId } from '../../types.ts'
import { lastChangeOf, lettersOf, lockRound, questionsOf, updateRound } from '../round-store.ts'

/** A round with its questions and letters, as it is now. */
export type RoundNow = {
  readonly round: Round
  readonly questions: readonly Question[]
  readonly letters: readonly LetterTemplate[]
}

export type DraftInput = {
  readonly round: RoundId
  /** The version that whoever typed this has seen. */
  readonly basedOn: number
  readonly actor: Actor
  readonly now: Date
}

export type DraftConflict = {
  readonly outcome: 'conflict'
  readonly changedBy: string
  readonly changedAt: Date
  readonly current: RoundNow
}

export type DraftOutcome =
  | { readonly outcome: 'saved' | 'nothing-to-do'; readonly version: number }
  /** Somebody else has changed the round since. Nothing was written. */
  | DraftConflict
  /** There is no such round any more, or its letters are on their way. */
  | { readonly outcome: 'gone' | 'not-draft' }

/** What is to be written, and what the audit log keeps of it. */
export type DraftChange = {
  readonly before: unknown
  readonly after: unknown
  /** What changes in the round itself. */
  readonly round?: Partial<Round>
  /** What changes in what hangs on it. */
  readonly write?: (tx: WriteDb) => Promise<void>
}

/**
 * Changes a round that is still a draft. `decide` sees it as it is now, held against everybody else, and says what to write; null when that
 * is what stands there already, which is never a conflict. Every change raises the version by one.
 */
export function changeDraft(
  db: WriteDb,
  input: DraftInput,
  decide: (current: RoundNow) => DraftChange | null,
): Promise<DraftOutcome> {
  const { basedOn, actor, now } = input
  return inTransaction(db, async (tx): Promise<DraftOutcome> => {
    const round = await lockRound(tx, input.round)
    if (!round) return { outcome: 'gone' }
    if (round.state !== 'draft') return { outcome: 'not-draft' }
    const current: RoundNow = {
      round,
      questions: await questionsOf(tx, round.id),
      letters: await lettersOf(tx, round.id),
    }
    const change = decide(current)
    if (!change) return { outcome: 'nothing-to-do', version: round.version }
    if (round.version !== basedOn) {
      const last = await lastChangeOf(tx, round.id)
      return { outcome: 'conflict', changedBy: last?.by ?? '', changedAt: last?.at ?? now, current }
    }
    const version = round.version + 1
    await change.write?.(tx)
    await updateRound(tx, { ...round, ...change.round, id: round.id, version }, { actor: actor.name, now })
    const { before, after } = change
    await record(tx, { actor, at: now, deed: 'round.change', subject: { kind: 'round', id: round.id }, before, after })
    return { outcome: 'saved', version }
  })
}

/** Whether two values say the same. Both are made by us, with their fields in the same order. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
