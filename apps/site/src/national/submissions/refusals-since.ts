import { type ReadDb, rows } from '../../foundation/index.ts'
import type { SubmissionWay } from './stored-submission.ts'
import { type SubmissionRefusal, submissionRefusals } from './submission-refusal.ts'
import type { SubmissionTables } from './submission-tables.ts'

export type RefusalsOfOneKind = {
  readonly refusal: SubmissionRefusal
  readonly via: SubmissionWay
  readonly count: number
  /** The last day on which it happened, `YYYY-MM-DD`. */
  readonly lastOn: string
}

/** How often files were not taken from that day on, by why and by which way: what happened last comes first. */
export async function refusalsSince(db: ReadDb, day: string): Promise<RefusalsOfOneKind[]> {
  const found = await rows<SubmissionTables>(db)
    .selectFrom('submission_refusal')
    .select(['refusal', 'via', ({ fn }) => fn.sum<number>('count').as('count'), ({ fn }) => fn.max('day').as('lastOn')])
    .where('day', '>=', day)
    .groupBy(['refusal', 'via'])
    .orderBy('lastOn', 'desc')
    .orderBy('refusal')
    .orderBy('via')
    .execute()
  // A name that is used no more has no words.
  return found.flatMap(({ refusal: name, via, count, lastOn }) => {
    const refusal = submissionRefusals.find(each => each === name)
    return refusal ? [{ refusal, via, count: Number(count), lastOn }] : []
  })
}
