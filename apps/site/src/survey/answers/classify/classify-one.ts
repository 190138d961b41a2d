import { type Actor, dayInUk, inTransaction, type WriteDb } from '../../../foundation/index.ts'
import { recordEvent } from '../../requests/record-event.ts'
import { lockRequest } from '../../requests/request-store.ts'
import { addEvidenceIn } from '../add-evidence.ts'
import { saveAnswerIn } from '../save-answer.ts'
import { type AnswerToRecord, lookAtRow, type Row, type RowVerdict } from './look-at-row.ts'
import { meaningOf } from './propose-class.ts'

type Sorted = Row & { readonly actor: Actor; readonly now: Date }

export type ClassifyOutcome = { readonly outcome: 'done' | 'nothing-to-do' } | Left
/** Left as it is: why. */
type Left = { readonly outcome: 'left'; readonly verdict: Exclude<RowVerdict, { verdict: 'can-be-sorted' | 'sorted-already' }> }

/**
 * Sorts one simple answer whole or not at all: what happened in law on the day it came, and for a real answer what the trust said to the
 * question whether it records, with the sentence that shows it. Sent again, it is nothing to do.
 */
export const classifyOne = (db: WriteDb, row: Sorted): Promise<ClassifyOutcome> =>
  inTransaction(db, async tx => {
    await lockRequest(tx, row)
    const looked = await lookAtRow(tx, row, dayInUk(row.now))
    if (looked.verdict === 'sorted-already') return { outcome: 'nothing-to-do' }
    if (looked.verdict !== 'can-be-sorted') return { outcome: 'left', verdict: looked }
    const { round, trustCode, messageId, basedOn, actor, now } = row
    const { kind, answer } = meaningOf[row.class]
    const event = { round, trustCode, messageId, kind, answer, on: looked.on, note: '', basedOn, actor, now }
    const recorded = await recordEvent(tx, event)
    // The lock is ours, and the same rule has just said that it can be entered.
    if (recorded.outcome !== 'recorded') throw new Error(`A row that could be sorted was ${recorded.outcome}`)
    if (looked.answer) await recordAnswer(tx, row, looked.answer)
    return { outcome: 'done' }
  })

async function recordAnswer(tx: WriteDb, row: Sorted, { question, said, version, evidence }: AnswerToRecord): Promise<void> {
  const { round, trustCode, messageId, actor, now } = row
  const key = { round, trustCode, question }
  await saveAnswerIn(tx, { ...key, said, basedOn: version, actor, now })
  await addEvidenceIn(tx, { ...key, evidence, formToken: `classify:${messageId}`, actor, now })
}
