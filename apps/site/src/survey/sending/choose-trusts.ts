import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { type Exclusion, exclusionsOf, lockRound, replaceExclusions } from '../rounds/round-store.ts'
import type { RoundId } from '../types.ts'

export type LeaveOut = {
  readonly round: RoundId
  readonly codes: readonly string[]
  /** In words, as it is shown to everyone. */
  readonly reason: string
  /** The code of the trust that treats these patients instead. */
  readonly treatedBy: string | null
  readonly actor: Actor
  readonly now: Date
}

export type ChooseOutcome =
  /** `already`: left out before, by somebody else perhaps; their reason stands. */
  | { readonly outcome: 'changed'; readonly count: number; readonly already: readonly Exclusion[] }
  | { readonly outcome: 'nothing-to-do'; readonly already: readonly Exclusion[] }
  | { readonly outcome: 'no-such-round' }
  | { readonly outcome: 'not-draft' }

/** Leaves trusts out of a round, with the reason. What somebody else has decided about one of them is not overwritten. */
export const leaveOut = (db: WriteDb, { round, codes, reason, treatedBy, actor, now }: LeaveOut): Promise<ChooseOutcome> =>
  change(db, round, now, actor, existing => {
    const asked = new Set(codes)
    const already = existing.filter(({ trustCode }) => asked.has(trustCode))
    const known = new Set(existing.map(({ trustCode }) => trustCode))
    const added = [...asked]
      .filter(code => !known.has(code))
      .map(trustCode => ({ trustCode, reason, treatedBy, decidedAt: now, decidedBy: actor.name }))
    return { next: [...existing, ...added], changed: added, already, deed: 'round.leave-out' }
  })

/** Asks trusts after all that were left out. */
export const askAfterAll = (
  db: WriteDb,
  { round, codes, actor, now }: Omit<LeaveOut, 'reason' | 'treatedBy'>,
): Promise<ChooseOutcome> =>
  change(db, round, now, actor, existing => {
    const changed = existing.filter(({ trustCode }) => codes.includes(trustCode))
    const next = existing.filter(({ trustCode }) => !codes.includes(trustCode))
    return { next, changed, already: [], deed: 'round.ask-after-all' }
  })

type Change = {
  readonly next: readonly Exclusion[]
  readonly changed: readonly Exclusion[]
  readonly already: readonly Exclusion[]
  readonly deed: string
}

const change = (
  db: WriteDb,
  round: RoundId,
  now: Date,
  actor: Actor,
  decide: (existing: readonly Exclusion[]) => Change,
): Promise<ChooseOutcome> =>
  inTransaction(db, async (tx): Promise<ChooseOutcome> => {
    const locked = await lockRound(tx, round)
    if (!locked) return { outcome: 'no-such-round' }
    if (locked.state !== 'draft') return { outcome: 'not-draft' }
    const { next, changed, already, deed } = decide(await exclusionsOf(tx, round))
    if (changed.length === 0) return { outcome: 'nothing-to-do', already }
    await replaceExclusions(tx, round, next)
    await record(tx, {
      actor,
      at: now,
      deed,
      subject: { kind: 'round', id: round },
      after: changed.map(({ trustCode, reason, treatedBy }) => ({ trustCode, reason, treatedBy })),
    })
    return { outcome: 'changed', count: changed.length, already }
  })
