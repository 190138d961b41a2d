import {
  type Actor,
  changedFields,
  inTransaction,
  type ReadDb,
  record,
  rows,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import type { Answer } from '../answer-types.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import type { SurveyTables, WritableSurveyTables } from '../schema.ts'
import { asAnswer } from './answer-store.ts'
import { nothingSaid, type Said } from './decide-answer.ts'

/** An answer in the words of the audit log: `2027-1/EX-003/diagnosed`. */
export type AnswerKey = RequestKey & { readonly question: string }
export const subjectOfAnswer = ({ round, trustCode, question }: AnswerKey) =>
  ({ kind: 'answer', id: `${round}/${trustCode}/${question}` }) as const

export type SaveAnswerInput = AnswerKey & {
  readonly said: Said
  /** The version that the form was made from; 0 where nothing was recorded yet. */
  readonly basedOn: number
  /** The caller's transaction holds the request, which is there. */
  readonly isHeld?: boolean
  readonly actor: Actor
  readonly now: Date
}

export type SaveAnswerOutcome =
  | { readonly outcome: 'saved' }
  | { readonly outcome: 'nothing-to-do' }
  /** Somebody else has recorded something else since. */
  | { readonly outcome: 'conflict'; readonly current: Answer }
  | { readonly outcome: 'no-such-request' }

/** Records what a trust said to one question. What is so already is so, whoever did it: the same form twice saves once. */
export const saveAnswer = (db: WriteDb, input: SaveAnswerInput): Promise<SaveAnswerOutcome> =>
  inTransaction(db, tx => saveAnswerIn(tx, input))

/** The same in the caller's transaction, with others. The caller knows that the round asks this question of this trust. */
export async function saveAnswerIn(tx: WriteDb, input: SaveAnswerInput): Promise<SaveAnswerOutcome> {
  // Two at once come one after the other.
  if (!input.isHeld && !(await lockRequest(tx, input))) return { outcome: 'no-such-request' }
  const current = await answerTo(tx, input)
  const before: Said = current ? saidOf(current) : nothingSaid
  const { after } = changedFields(before, input.said)
  // A language alone says nothing where nothing was said.
  const isNothing = current === null && Object.keys(after).every(field => field === 'language')
  if (isNothing || Object.keys(after).length === 0) return { outcome: 'nothing-to-do' }
  if (current !== null && current.version !== input.basedOn) return { outcome: 'conflict', current }
  await write(tx, input, (current?.version ?? 0) + 1)
  await record(tx, {
    actor: input.actor,
    at: input.now,
    deed: 'answer.record',
    subject: subjectOfAnswer(input),
    ...forLog(before, input.said),
  })
  return { outcome: 'saved' }
}

/** Of a note for ourselves the log says only that there is one, and how long. */
function forLog(before: Said, after: Said) {
  const { note: noteBefore, ...saidBefore } = before
  const { note: noteAfter, ...saidAfter } = after
  const changed = changedFields(saidBefore, saidAfter)
  return noteBefore === noteAfter
    ? changed
    : { before: changed.before, after: { ...changed.after, noteCharacters: noteAfter.length } }
}

export const saidOf = ({ words, language, translation, number, fromDay, toDay, exemption, note }: Answer): Said => ({
  words,
  language,
  translation,
  number,
  fromDay,
  toDay,
  exemption,
  note,
})

async function answerTo(db: ReadDb, { round, trustCode, question }: AnswerKey): Promise<Answer | null> {
  const row = await rows<SurveyTables>(db)
    .selectFrom('answer')
    .selectAll()
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('question_id', '=', question)
    .executeTakeFirst()
  return row ? asAnswer(row) : null
}

async function write(tx: WriteDb, { said, actor, now, ...key }: SaveAnswerInput, version: number): Promise<void> {
  const columns = {
    words: said.words,
    language: said.language,
    translation: said.translation,
    number: said.number,
    from_day: said.fromDay,
    to_day: said.toDay,
    exemption: said.exemption,
    note: said.note,
    version,
    changed_at: now,
    changed_by: enteredBy(actor),
  }
  await writes<WritableSurveyTables>(tx)
    .insertInto('answer')
    .values({ round_id: key.round, trust_code: key.trustCode, question_id: key.question, ...columns })
    .onConflict(conflict => conflict.columns(['round_id', 'trust_code', 'question_id']).doUpdateSet(columns))
    .execute()
}
