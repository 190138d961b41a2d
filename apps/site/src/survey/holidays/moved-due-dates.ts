import { type ReadDb, rows } from '../../foundation/index.ts'
import type { SurveyTables } from '../schema.ts'

export type MovedDueDate = {
  readonly round: string
  readonly trustCode: string
  readonly trustName: string
  readonly from: string | null
  readonly to: string | null
}

/** The due dates that the holidays imported at this instant have moved. */
export async function movedDueDates(db: ReadDb, at: Date): Promise<MovedDueDate[]> {
  const found = await rows<Pick<SurveyTables, 'due_change' | 'request'>>(db)
    .selectFrom('due_change')
    .innerJoin('request', join =>
      join.onRef('request.round_id', '=', 'due_change.round_id').onRef('request.trust_code', '=', 'due_change.trust_code'),
    )
    .select(['due_change.round_id', 'due_change.trust_code', 'request.trust_name', 'due_change.old_due', 'due_change.new_due'])
    .where('due_change.why', '=', 'holidays')
    .where('due_change.at', '=', at)
    .orderBy('due_change.round_id')
    .orderBy('request.trust_name')
    .execute()
  return found.map(row => ({
    round: row.round_id,
    trustCode: row.trust_code,
    trustName: row.trust_name,
    from: row.old_due,
    to: row.new_due,
  }))
}
