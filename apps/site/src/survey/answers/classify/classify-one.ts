import { type Actor, dayInUk, inTransaction, type WriteDb } from '../../../foundation/index.ts'
import { holidaysOf } from '../../holidays/holiday-store.ts'
import type { Holidays } from '../../legal-clock/holidays.ts'
import { recordEvent } from '../../requests/record-event.ts'
import { lockRequest } from '../../requests/request-store.ts'
import { questionsOf } from '../../rounds/round-store.ts'
import type { Question, RoundId } from '../../types.ts'
import { addEvidenceIn } from '../add-evidence.ts'
import { saveAnswerIn } from '../save-answer.ts'
import { type AnswerToRecord, lookAtRow, type Row, type RowVerdict } from './look-at-row.ts'
import { meaningOf } from './propose-class.ts'

type Sorted = Row & { readonly actor: Actor; readonly now: Date }

export type ClassifyOutcome = { readonly outcome: 'done' | 'nothing-to-do' } | Left
/** Left as it is: why. */
type Left = { readonly outcome: 'left'; readonly verdict: Exclude<RowVerdict, { verdict: 'can-be-sorted' | 'sorted-already' }> }

/** So many are sorted in one transaction: far below its five seconds, and nobody waits long for a request. */
const atOnce = 10

/**
 * Sorts simple answers, each whole or not at all: what happened in law on the day it came, and for a real answer what the trust said to the
 * question whether it records, with the sentence that shows it. Sent again, it is nothing to do. Some share a transaction: what was done
 * when the house falls down is done, and the rest is still in the list. Gives what came of each, in their order.
 */
export async function classifySome(db: WriteDb, rows: readonly Sorted[]): Promise<ClassifyOutcome[]> {
  // Two people who sort the same answers hold the requests in the same order.
  const ordered = rows.map((row, at) => ({ row, at })).sort((a, b) => (a.row.trustCode < b.row.trustCode ? -1 : 1))
  const outcomes: ClassifyOutcome[] = []
  for (let from = 0; from < ordered.length; from += atOnce) {
    const some = ordered.slice(from, from + atOnce)
    const found = await inTransaction(db, tx =>
      classifyIn(
        tx,
        some.map(({ row }) => row),
      ),
    )
    for (const [index, outcome] of found.entries()) outcomes[some[index]?.at ?? 0] = outcome
  }
  return outcomes
}

/** The same of one. */
export async function classifyOne(db: WriteDb, row: Sorted): Promise<ClassifyOutcome> {
  const [outcome] = await classifySome(db, [row])
  if (!outcome) throw new Error('Nothing came of a row')
  return outcome
}

async function classifyIn(tx: WriteDb, rows: readonly Sorted[]): Promise<ClassifyOutcome[]> {
  const holidays = await holidaysOf(tx)
  const questions = new Map<RoundId, readonly Question[]>()
  const outcomes: ClassifyOutcome[] = []
  for (const row of rows) {
    const ofRound = questions.get(row.round) ?? (await questionsOf(tx, row.round))
    questions.set(row.round, ofRound)
    outcomes.push(await sortRow(tx, row, { holidays, questions: ofRound }))
  }
  return outcomes
}

type Ground = { readonly holidays: Holidays; readonly questions: readonly Question[] }

async function sortRow(tx: WriteDb, row: Sorted, { holidays, questions }: Ground): Promise<ClassifyOutcome> {
  const request = await lockRequest(tx, row)
  const looked = await lookAtRow(tx, row, { today: dayInUk(row.now), questions, request })
  if (looked.verdict === 'sorted-already') return { outcome: 'nothing-to-do' }
  if (looked.verdict !== 'can-be-sorted') return { outcome: 'left', verdict: looked }
  const { round, trustCode, messageId, basedOn, actor, now } = row
  const { kind, answer } = meaningOf[row.class]
  const event = { round, trustCode, messageId, kind, answer, on: looked.on, note: '', basedOn, actor, now, holidays }
  const recorded = await recordEvent(tx, event)
  // The lock is ours, and the same rule has just said that it can be entered.
  if (recorded.outcome !== 'recorded') throw new Error(`A row that could be sorted was ${recorded.outcome}`)
  if (looked.answer) await recordAnswer(tx, row, looked.answer)
  return { outcome: 'done' }
}

async function recordAnswer(tx: WriteDb, row: Sorted, { question, said, version, evidence }: AnswerToRecord): Promise<void> {
  const { round, trustCode, messageId, actor, now } = row
  const key = { round, trustCode, question, isHeld: true }
  await saveAnswerIn(tx, { ...key, said, basedOn: version, actor, now })
  await addEvidenceIn(tx, { ...key, evidence, formToken: `classify:${messageId}`, actor, now })
}
