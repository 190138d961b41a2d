import { type Actor, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { evidenceOf } from './answer-store.ts'
import { subjectOfAnswer } from './save-answer.ts'

export type ChangeEvidenceInput = RequestKey & {
  readonly id: number
  /** `remove`: it shows nothing after all. `show` and `hide`: whether it may be published. What it says is never changed. */
  readonly change: 'remove' | 'show' | 'hide'
  readonly actor: Actor
  readonly now: Date
}

export type ChangeEvidenceOutcome = { readonly outcome: 'changed' | 'nothing-to-do' | 'no-such-evidence' }

const deeds = { remove: 'answer.remove-evidence', show: 'answer.show-evidence', hide: 'answer.hide-evidence' } as const

/** Takes evidence away or says whether it is shown, in the caller's transaction. What was taken away before is nothing to do. */
export async function changeEvidenceIn(tx: WriteDb, input: ChangeEvidenceInput): Promise<ChangeEvidenceOutcome> {
  const { round, trustCode, id, change, actor, now } = input
  if (!(await lockRequest(tx, input))) return { outcome: 'no-such-evidence' }
  const evidence = (await evidenceOf(tx, round, trustCode)).find(each => each.id === id)
  if (!evidence) return { outcome: (await wasThere(tx, input)) ? 'nothing-to-do' : 'no-such-evidence' }
  if (change !== 'remove' && evidence.isShown === (change === 'show')) return { outcome: 'nothing-to-do' }
  const columns = change === 'remove' ? { removed_at: now, removed_by: enteredBy(actor) } : { is_shown: change === 'show' }
  await writes<WritableSurveyTables>(tx).updateTable('answer_evidence').set(columns).where('id', '=', id).execute()
  const subject = subjectOfAnswer({ round, trustCode, question: evidence.question })
  await record(tx, { actor, at: now, deed: deeds[change], subject, after: { evidence: id } })
  return { outcome: 'changed' }
}

/** One of this very request, which somebody has taken away. */
const wasThere = async (tx: WriteDb, { round, trustCode, id }: ChangeEvidenceInput): Promise<boolean> =>
  (await writes<WritableSurveyTables>(tx)
    .selectFrom('answer_evidence')
    .select('removed_at')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('id', '=', id)
    .executeTakeFirst()) !== undefined
