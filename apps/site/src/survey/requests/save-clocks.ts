import { sql } from 'kysely'
import { type Actor, record, type WriteDb, writes } from '../../foundation/index.ts'
import type { SurveyRequest } from '../types.ts'
import { areSame, type ClockColumns, type DueMove, type DueReason, keptColumns, moveOf } from './clock-columns.ts'
import { subjectOf } from './request-store.ts'
import type { WritableRequestTables } from './request-tables.ts'

export type NewClock = { readonly request: SurveyRequest; readonly columns: ClockColumns }

/**
 * Keeps what the clocks of locked requests say now, in the transaction of the caller: one statement for all that changed, the moves of
 * due dates, and the audit log. The version stays: what somebody is typing does not rest on it.
 */
export async function saveClocks(
  tx: WriteDb,
  clocks: readonly NewClock[],
  { actor, now, why }: { actor: Actor; now: Date; why: DueReason },
): Promise<DueMove[]> {
  const changed = clocks.filter(({ request, columns }) => !areSame(keptColumns(request), columns))
  if (changed.length === 0) return []
  await writeColumns(tx, changed)
  const moves = changed.flatMap(({ request, columns }) => moveOf(request, columns) ?? [])
  if (moves.length > 0) {
    await writes<WritableRequestTables>(tx)
      .insertInto('due_change')
      .values(
        moves.map(({ round, trustCode, from, to }) => ({
          round_id: round,
          trust_code: trustCode,
          old_due: from,
          new_due: to,
          why,
          at: now,
        })),
      )
      .execute()
  }
  await record(
    tx,
    ...changed.map(({ request, columns }) => ({
      actor,
      at: now,
      deed: 'request.reckon',
      subject: subjectOf(request),
      before: keptColumns(request),
      after: { ...columns, why },
    })),
  )
  return moves
}

async function writeColumns(tx: WriteDb, changed: readonly NewClock[]): Promise<void> {
  const rows = changed.map(({ request: { round, trustCode }, columns }) => ({ round, trust: trustCode, ...columns }))
  await sql`
    update request set
      clock = fresh.clock,
      received_on = fresh."receivedOn",
      due_on = fresh."dueOn",
      answered_on = fresh."answeredOn",
      next_step = fresh."nextStep",
      next_step_on = fresh."nextStepOn"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as fresh(
      round text, trust text, clock text, "receivedOn" date, "dueOn" date, "answeredOn" date, "nextStep" text, "nextStepOn" date
    )
    where request.round_id = fresh.round and request.trust_code = fresh.trust
  `.execute(writes<WritableRequestTables>(tx))
}
