import { type Actor, dayInUk, inTransaction, record } from '../../../foundation/index.ts'
import { addDays, commentDays } from '../rules/survey-rules.ts'
import { forgetCommentsBefore } from '../store/comment-store.ts'
import { surveysToCount } from '../store/survey-store.ts'
import { countSurvey } from './count-survey.ts'
import type { PledgeHouse } from './pledge-house.ts'

const actor: Actor = { kind: 'system', name: 'pledges' }

/** Counts the surveys whose time is over, and deletes the comments that have had theirs. Several processes may do it: each survey is counted once. */
export async function tendPledges(house: PledgeHouse): Promise<{ readonly counted: number; readonly forgotten: number }> {
  const today = dayInUk(house.clock())
  let counted = 0
  for (const id of await surveysToCount(house.write, today)) {
    if ((await countSurvey(house, { id, actor })) === 'done') counted += 1
  }
  const forgotten = await inTransaction(house.write, async tx => {
    const gone = await forgetCommentsBefore(tx, addDays(today, -commentDays))
    const at = house.clock()
    if (gone > 0) await record(tx, { actor, at, deed: 'pledge.forget-comments', subject: { kind: 'pledge-survey', id: '' } })
    return gone
  })
  return { counted, forgotten }
}
