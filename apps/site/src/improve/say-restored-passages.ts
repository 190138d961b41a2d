import { type ReadDb, rows } from '../foundation/index.ts'
import type { AssessmentTables } from './assessments/assessment-tables.ts'
import type { PledgeTables } from './pledges/store/pledge-tables.ts'

/**
 * A backup brings back passages that were taken off a pledge or an assessment since it was made, comments that were deleted, and answers that were counted. Nobody
 * can know which they are: whoever restores is told where to look.
 */
export async function sayRestoredPassages(db: ReadDb): Promise<string | null> {
  const { pledges } = await rows<PledgeTables>(db)
    .selectFrom('pledge')
    .select(({ fn }) => fn.countAll<number>().as('pledges'))
    .executeTakeFirstOrThrow()
  const { assessments } = await rows<AssessmentTables>(db)
    .selectFrom('assessment')
    .select(({ fn }) => fn.countAll<number>().as('assessments'))
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  if (pledges + assessments === 0) return null
  return `Pledges: ${pledges}, published assessments: ${assessments}. A passage that was taken away since the backup was made is shown again: take it away once more at /console/pledges and /console/assessments. A survey that was counted since then is counted again, from the answers in the backup alone: compare it with what was shown.`
}
