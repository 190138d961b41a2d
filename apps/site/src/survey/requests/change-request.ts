import { type Actor, inTransaction, record, type WriteDb } from '../../foundation/index.ts'
import type { AnswerClass, Channel, SurveyRequest, WorkState } from '../types.ts'
import { enteredBy } from './entered-by.ts'
import { lockRequest, type RequestKey, subjectOf } from './request-store.ts'
import { type ChangedColumns, type Conflict, conflictOf, writeNextVersion } from './request-version.ts'

/** What a person may set by hand. The clock is never set: it follows from the events. */
export type RequestChanges = {
  readonly work?: WorkState
  readonly answer?: AnswerClass
  readonly channel?: Channel
  /** Null: nobody. */
  readonly assignee?: { readonly id: string; readonly name: string } | null
}

export type ChangeOutcome =
  | { readonly outcome: 'changed'; readonly request: SurveyRequest }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }
  | Conflict

type ChangeInput = RequestKey & {
  readonly changes: RequestChanges
  /** The version that the form was made from. */
  readonly basedOn: number
  readonly actor: Actor
  readonly now: Date
}

/** Changes what is ours in one request: who does it, how it stands with us, how the trust takes requests. */
export const changeRequest = (db: WriteDb, input: ChangeInput): Promise<ChangeOutcome> =>
  inTransaction(db, tx => changeRequestIn(tx, input))

/** The same inside somebody's transaction: many at once, for example. */
export async function changeRequestIn(
  tx: WriteDb,
  { changes, basedOn, actor, now, ...key }: ChangeInput,
): Promise<ChangeOutcome> {
  const request = await lockRequest(tx, key)
  if (!request) return { outcome: 'no-such-request' }
  const { before, after, columns } = differences(request, changes)
  // What is so already is so, whoever did it: a form sent twice, or two people of one mind.
  if (Object.keys(after).length === 0) return { outcome: 'nothing-to-do' }
  const conflict = conflictOf(request, basedOn)
  if (conflict) return conflict
  await writeNextVersion(tx, request, { ...columns, changed_at: now, changed_by: enteredBy(actor) })
  await record(tx, { actor, at: now, deed: 'request.change', subject: subjectOf(key), before, after })
  const changed = await lockRequest(tx, key)
  return changed ? { outcome: 'changed', request: changed } : { outcome: 'no-such-request' }
}

type Differences = {
  readonly before: Record<string, string | null>
  readonly after: Record<string, string | null>
  readonly columns: ChangedColumns
}

function differences(request: SurveyRequest, { work, answer, channel, assignee }: RequestChanges): Differences {
  const found: Differences[] = []
  if (work !== undefined && work !== request.work) {
    found.push({ before: { work: request.work }, after: { work }, columns: { work } })
  }
  if (answer !== undefined && answer !== request.answer) {
    found.push({ before: { answer: request.answer }, after: { answer }, columns: { answer } })
  }
  if (channel !== undefined && channel !== request.channel) {
    found.push({ before: { channel: request.channel }, after: { channel }, columns: { channel } })
  }
  if (assignee !== undefined && (assignee?.id ?? null) !== request.assignee) {
    found.push({
      before: { assignee: request.assigneeName },
      after: { assignee: assignee?.name ?? null },
      columns: { assignee: assignee?.id ?? null, assignee_name: assignee?.name ?? null },
    })
  }
  return {
    before: Object.assign({}, ...found.map(({ before }) => before)),
    after: Object.assign({}, ...found.map(({ after }) => after)),
    columns: Object.assign({}, ...found.map(({ columns }) => columns)),
  }
}
