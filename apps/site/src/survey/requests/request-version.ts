import { type WriteDb, writes } from '../../foundation/index.ts'
import type { SurveyRequest } from '../types.ts'
import type { RequestTables, WritableRequestTables } from './request-tables.ts'

/** The request is no longer what the form was made from: somebody else has changed it since. */
export type Conflict = {
  readonly outcome: 'conflict'
  readonly current: SurveyRequest
  readonly changedBy: string
  readonly changedAt: Date
}

/** Null when the form still rests on the request as it is. */
export const conflictOf = (current: SurveyRequest, basedOn: number | undefined): Conflict | null =>
  basedOn === undefined || basedOn === current.version
    ? null
    : { outcome: 'conflict', current, changedBy: current.changedBy, changedAt: current.changedAt }

export type ChangedColumns = Partial<
  Pick<
    WritableRequestTables['request'],
    'delivery' | 'answer' | 'work' | 'channel' | 'sent_on' | 'sent_to' | 'assignee' | 'assignee_name'
  >
>

/** Writes a locked request's next version. */
export async function writeNextVersion(
  tx: WriteDb,
  { round, trustCode, version }: SurveyRequest,
  columns: ChangedColumns & { readonly changed_at: Date; readonly changed_by: string },
): Promise<void> {
  await writes<RequestTables>(tx)
    .updateTable('request')
    .set({ ...columns, version: version + 1 })
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .execute()
}
