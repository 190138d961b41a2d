import { type WriteDb, writes } from '../../foundation/index.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import type { Delivery, SurveyRequest } from '../types.ts'
import { reckon } from './reckon.ts'
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

const cameBack: readonly Delivery[] = ['bounced', 'failed', 'recalled']

/**
 * Whether a change of delivery moves the clock: a letter that came back was not received; one that had not come back after all was. What
 * is sent now enters its receipt as an event of its own.
 */
const movesClock = (from: Delivery, to: Delivery | undefined): boolean =>
  to !== undefined && to !== from && to !== 'by-hand' && cameBack.includes(to) !== cameBack.includes(from)

/** Writes a locked request's next version, and the clock where its delivery turned out otherwise. */
export async function writeNextVersion(
  tx: WriteDb,
  { round, trustCode, version, delivery }: SurveyRequest,
  columns: ChangedColumns & { readonly changed_at: Date; readonly changed_by: string },
): Promise<void> {
  await writes<RequestTables>(tx)
    .updateTable('request')
    .set({ ...columns, version: version + 1 })
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .execute()
  if (!movesClock(delivery, columns.delivery)) return
  const actor = { kind: 'system', name: 'clock' } as const
  await reckon(tx, { round, trustCode, holidays: await holidaysOf(tx), actor, now: columns.changed_at, why: 'delivery' })
}
