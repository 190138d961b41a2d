import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import { type RequestKey, subjectOf } from '../requests/request-store.ts'
import { lockMarking } from './marking-ground.ts'
import { moveWork } from './move-work.ts'
import { mayTakeBack } from './place-at-sheets.ts'
import { removeSheet } from './write-sheet.ts'

export type TakeBackOutcome =
  | { readonly outcome: 'taken-back' | 'nothing-to-do' }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'conflict' }
  | { readonly outcome: 'no-such-request' }

type TakeBack = RequestKey & {
  readonly slot: 'first' | 'second'
  /** `marker`: whoever has it gives it back. `admin`: somebody is away, and another person is to read it. */
  readonly by: 'marker' | 'admin'
  readonly basedOn: number
  readonly actor: Actor & { readonly kind: 'staff' }
  readonly now: Date
}

/** Takes a sheet away with its marks, so that somebody else can begin. The log keeps whose it was, never what it said. */
export const takeBackSheet = (db: WriteDb, input: TakeBack): Promise<TakeBackOutcome> =>
  inTransaction(db, async tx => {
    const { round, trustCode, slot, by, actor, now } = input
    const key = { round, trustCode }
    const ground = await lockMarking(tx, key)
    if (!ground) return { outcome: 'no-such-request' }
    const sheet = ground.sheets[slot]
    if (!sheet) return { outcome: 'nothing-to-do' }
    if (by === 'marker' && sheet.marker !== actor.id) return { outcome: 'refused' }
    if (sheet.version !== input.basedOn) return { outcome: 'conflict' }
    if (!mayTakeBack(ground.round.markingMode, ground.sheets, slot, by)) return { outcome: 'refused' }
    await removeSheet(tx, key, slot)
    const before = { slot, marker: sheet.markerName, state: sheet.state }
    await record(tx, { actor, at: now, deed: by === 'admin' ? 'mark.clear' : 'mark.give-back', subject: subjectOf(key), before })
    const { [slot]: _, ...left } = ground.sheets
    await moveWork(tx, ground, left, { actor, now })
    return { outcome: 'taken-back' }
  })
