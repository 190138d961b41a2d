import { type Actor, record, type WriteDb } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { subjectOf } from '../requests/request-store.ts'
import { writeNextVersion } from '../requests/request-version.ts'
import type { WorkState } from '../types.ts'
import type { MarkingGround } from './marking-ground.ts'
import { differingQuestions, isDone, type Sheets } from './sheets.ts'

/** What there is to do after the sheets have changed; null where that stays as it is. Mail to read, or a request put aside, is not touched. */
export function workAfterMarking(work: WorkState, sheets: Sheets, questions: readonly string[]): WorkState | null {
  const { first, second, settled } = sheets
  const isRead = isDone(settled) || (isDone(first) && isDone(second) && differingQuestions(first, second, questions).length === 0)
  if (isRead) return work === 'to-mark' ? 'done' : null
  return work === 'done' ? 'to-mark' : null
}

/** Our own side of the request follows its marks, in the caller's transaction. */
export async function moveWork(
  tx: WriteDb,
  { request, questions }: Pick<MarkingGround, 'request' | 'questions'>,
  sheets: Sheets,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> {
  const ids = questions.map(({ id }) => id)
  const work = workAfterMarking(request.work, sheets, ids)
  if (work === null) return
  await writeNextVersion(tx, request, { work, changed_at: now, changed_by: enteredBy(actor) })
  await record(tx, {
    actor,
    at: now,
    deed: 'request.follow',
    subject: subjectOf(request),
    before: { work: request.work },
    after: { work },
  })
}
