import { type Actor, record, type WriteDb, writes } from '../../foundation/index.ts'
import { enteredBy } from '../requests/entered-by.ts'
import { lockRequest } from '../requests/request-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { evidenceOf } from './answer-store.ts'
import type { DecidedEvidence } from './decide-evidence.ts'
import { type AnswerKey, subjectOfAnswer } from './save-answer.ts'

export type AddEvidenceInput = AnswerKey & {
  readonly evidence: DecidedEvidence
  /** Of the form that brought it: the same form sent twice adds it once. */
  readonly formToken: string
  /** The caller's transaction holds the request, which is there. */
  readonly isHeld?: boolean
  readonly actor: Actor
  readonly now: Date
}

export type AddEvidenceOutcome =
  | { readonly outcome: 'added'; readonly id: number }
  | { readonly outcome: 'nothing-to-do' }
  | { readonly outcome: 'no-such-request' }

/**
 * Adds what `decideEvidence` has decided, in the caller's transaction, which has read the sources in it. What stands beside the question
 * already, from the same place, is nothing to do.
 */
export async function addEvidenceIn(tx: WriteDb, input: AddEvidenceInput): Promise<AddEvidenceOutcome> {
  if (!input.isHeld && !(await lockRequest(tx, input))) return { outcome: 'no-such-request' }
  if ((await isSpent(tx, input.formToken)) || (await isThere(tx, input))) return { outcome: 'nothing-to-do' }
  const id = await insert(tx, input)
  const { source, messageId, fileSha256, page, isFound, isShown } = input.evidence
  await record(tx, {
    actor: input.actor,
    at: input.now,
    deed: 'answer.add-evidence',
    subject: subjectOfAnswer(input),
    // The words themselves stay with the evidence, which is never changed.
    after: { evidence: id, source, messageId, fileSha256, page, isFound, isShown },
  })
  return { outcome: 'added', id }
}

/** Also of evidence that was taken away since: going back and sending the form once more does not bring it back. */
const isSpent = async (tx: WriteDb, formToken: string): Promise<boolean> =>
  (await writes<WritableSurveyTables>(tx)
    .selectFrom('answer_evidence')
    .select('round_id')
    .where('form_token', '=', formToken)
    .executeTakeFirst()) !== undefined

async function isThere(tx: WriteDb, { round, trustCode, question, evidence }: AddEvidenceInput): Promise<boolean> {
  const standing = await evidenceOf(tx, round, trustCode)
  return standing.some(
    other =>
      other.question === question &&
      other.source === evidence.source &&
      other.quote === evidence.quote &&
      other.url === evidence.url &&
      other.messageId === evidence.messageId &&
      other.fileSha256 === evidence.fileSha256 &&
      other.page === evidence.page,
  )
}

async function insert(tx: WriteDb, { evidence, formToken, actor, now, ...key }: AddEvidenceInput): Promise<number> {
  const { id } = await writes<WritableSurveyTables>(tx)
    .insertInto('answer_evidence')
    .values({
      round_id: key.round,
      trust_code: key.trustCode,
      question_id: key.question,
      source: evidence.source,
      message_id: evidence.messageId,
      file_sha256: evidence.fileSha256,
      file_name: evidence.fileName,
      page: evidence.page,
      quote: evidence.quote,
      language: evidence.language,
      translation: evidence.translation,
      url: evidence.url,
      dated: evidence.dated,
      is_found: evidence.isFound,
      is_shown: evidence.isShown,
      added_at: now,
      added_by: enteredBy(actor),
      removed_at: null,
      removed_by: null,
      form_token: formToken,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
