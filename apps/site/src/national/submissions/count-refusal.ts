import { type WriteDb, writes } from '../../foundation/index.ts'
import type { SubmissionWay } from './stored-submission.ts'
import type { SubmissionRefusal } from './submission-refusal.ts'
import type { SubmissionTables } from './submission-tables.ts'

type Refused = { readonly refusal: SubmissionRefusal; readonly via: SubmissionWay; readonly day: string }

/** Counts that a file was not taken, and why: nothing of the file, nothing of who sent it. */
export async function countRefusal(db: WriteDb, { refusal, via, day }: Refused): Promise<void> {
  await writes<SubmissionTables>(db)
    .insertInto('submission_refusal')
    .values({ day, refusal, via, count: 1 })
    .onConflict(conflict =>
      conflict.columns(['day', 'refusal', 'via']).doUpdateSet(eb => ({ count: eb('submission_refusal.count', '+', 1) })),
    )
    .execute()
}
