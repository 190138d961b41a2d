import { sql } from 'kysely'
import { type Actor, announce, inTransaction, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { RegisterTables } from '../schema.ts'
import { checkDissolution, type DissolutionFault, isDay, type TypedDissolution } from './dissolution-rules.ts'
import { allDissolutions, dissolutionsThatHold } from './dissolution-store.ts'

type By = { readonly actor: Actor; readonly now: Date }

export type EnterOutcome =
  | { readonly outcome: 'entered' }
  /** Just this stands already: a second click. */
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'invalid'; readonly faults: readonly DissolutionFault[] }

/** Says that a parliament has no members from a day on. From then on nobody can write to them here. */
export const enterDissolution = (db: WriteDb, typed: TypedDissolution, { actor, now }: By): Promise<EnterOutcome> =>
  inTransaction(db, async tx => {
    await lock(tx)
    const standing = await dissolutionsThatHold(tx)
    const isThere = standing.some(
      ({ body, from, until }) => body === typed.body && from === typed.from && (until ?? '') === typed.until,
    )
    if (isThere) return { outcome: 'nothing-to-do' }
    const checked = checkDissolution(typed, standing)
    if ('faults' in checked) return { outcome: 'invalid', faults: checked.faults }
    const { body, from, until, source } = checked.dissolution
    await record(tx, {
      actor,
      at: now,
      deed: 'register.dissolve',
      subject: { kind: 'parliament', id: body },
      after: { from, until, source },
    })
    await writes<RegisterTables>(tx)
      .insertInto('dissolution')
      .values({
        body,
        from_day: from,
        until_day: until,
        source,
        entered_at: now,
        entered_by: actor.name,
        withdrawn_at: null,
        withdrawn_by: null,
      })
      .execute()
    await announce(tx, { name: 'register-imported' })
    return { outcome: 'entered' }
  })

export type EndOutcome = 'ended' | 'nothing-to-do' | 'not-found' | 'no-day'

/** Enters the last day without members, once it is known. Members that are listed as of an earlier day are then out of date. */
export const endDissolution = (db: WriteDb, id: number, { until, actor, now }: By & { until: string }): Promise<EndOutcome> =>
  inTransaction(db, async tx => {
    await lock(tx)
    const found = (await dissolutionsThatHold(tx)).find(each => each.id === id)
    if (!found) return 'not-found'
    if (found.until === until) return 'nothing-to-do'
    if (found.until !== null || !isDay(until) || until < found.from) return 'no-day'
    await record(tx, {
      actor,
      at: now,
      deed: 'register.dissolve',
      subject: { kind: 'parliament', id: found.body },
      before: { from: found.from, until: null },
      after: { from: found.from, until },
    })
    await writes<RegisterTables>(tx).updateTable('dissolution').set({ until_day: until }).where('id', '=', id).execute()
    await announce(tx, { name: 'register-imported' })
    return 'ended'
  })

export type WithdrawOutcome = 'withdrawn' | 'nothing-to-do' | 'not-found'

/** Takes back a dissolution that was entered by mistake. */
export const withdrawDissolution = (db: WriteDb, id: number, { actor, now }: By): Promise<WithdrawOutcome> =>
  inTransaction(db, async tx => {
    await lock(tx)
    const found = (await allDissolutions(tx)).find(each => each.id === id)
    if (!found) return 'not-found'
    if (found.withdrawnAt !== null) return 'nothing-to-do'
    const { body, from, until, source } = found
    await record(tx, {
      actor,
      at: now,
      deed: 'register.undissolve',
      subject: { kind: 'parliament', id: body },
      before: { from, until, source },
    })
    await writes<RegisterTables>(tx)
      .updateTable('dissolution')
      .set({ withdrawn_at: now, withdrawn_by: actor.name })
      .where('id', '=', id)
      .execute()
    await announce(tx, { name: 'register-imported' })
    return 'withdrawn'
  })

/** Two who enter at once come one after the other. The lock goes with the transaction. */
const lock = async (tx: WriteDb): Promise<void> =>
  void (await sql`lock table dissolution in share row exclusive mode`.execute(writes<RegisterTables>(tx)))
