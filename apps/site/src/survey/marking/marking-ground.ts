import { type WriteDb, writes } from '../../foundation/index.ts'
import type { AnswerEvidence } from '../answer-types.ts'
import { answersOf, evidenceOf } from '../answers/answer-store.ts'
import { fingerprintOfAnswers } from '../answers/fingerprint-of-answers.ts'
import { lockRequest, type RequestKey } from '../requests/request-store.ts'
import { questionsOf, roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { Question, Round, SurveyRequest } from '../types.ts'
import { sheetsOf } from './marking-store.ts'
import { questionsToMark } from './questions-to-mark.ts'
import type { Sheets } from './sheets.ts'

/** What a verb on the sheets of one request decides by, held against everybody else until the end of the transaction. */
export type MarkingGround = {
  readonly round: Round
  readonly request: SurveyRequest
  /** Those that are marked. */
  readonly questions: readonly Question[]
  readonly evidence: readonly AnswerEvidence[]
  /** The fingerprint of the answers and their evidence. */
  readonly answers: string
  readonly sheets: Sheets
}

/** Holds the way in which the round is marked, then the request: whoever takes both takes them in this order. */
export async function lockMarking(tx: WriteDb, key: RequestKey): Promise<MarkingGround | null> {
  await writes<SurveyTables>(tx).selectFrom('round').select('id').where('id', '=', key.round).forShare().execute()
  const round = await roundById(tx, key.round)
  const request = round && (await lockRequest(tx, key))
  if (!request) return null
  const { trustCode } = key
  const evidence = await evidenceOf(tx, round.id, trustCode)
  return {
    round,
    request,
    questions: questionsToMark(round.criteria, await questionsOf(tx, round.id), request.nation),
    evidence,
    answers: fingerprintOfAnswers(await answersOf(tx, round.id, trustCode), evidence),
    sheets: await sheetsOf(tx, round.id, trustCode),
  }
}
