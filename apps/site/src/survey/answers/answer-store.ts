import { type ReadDb, rows } from '../../foundation/index.ts'
import type { AnswerRow, EvidenceRow } from '../answer-schema.ts'
import type { Answer, AnswerEvidence } from '../answer-types.ts'
import { momentOf, momentOrNull, rowsByTrust } from '../rows-as-json.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'

/** What one trust said, by question. A question that nobody has recorded anything for is not in it. */
export async function answersOf(db: ReadDb, round: RoundId, code: string): Promise<Answer[]> {
  const found = await everyAnswer(db, round).where('trust_code', '=', code).execute()
  return found.map(asAnswer)
}

/** What shows it, in the order in which it was added; without what was taken away. */
export async function evidenceOf(db: ReadDb, round: RoundId, code: string): Promise<AnswerEvidence[]> {
  const found = await everyEvidence(db, round).where('trust_code', '=', code).execute()
  return found.map(asEvidence)
}

/** The answers of a whole round by trust, in one query. A trust that nothing is recorded of is not in it. */
export async function answersOfRound(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, readonly Answer[]>> {
  const found = await rowsByTrust(db, 'answer', { round, orderBy: ['question_id'] })
  const asRow = (row: Found<typeof found>): AnswerRow => ({ ...row, changed_at: momentOf(row.changed_at) })
  return new Map([...found].map(([code, list]) => [code, list.map(row => asAnswer(asRow(row)))]))
}

/** The evidence of a whole round by trust, in one query; without what was taken away. */
export async function evidenceOfRound(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, readonly AnswerEvidence[]>> {
  const found = await rowsByTrust(db, 'answer_evidence', { round, orderBy: ['id'], isStanding: true })
  const asRow = (row: Found<typeof found>): EvidenceRow => ({
    ...row,
    added_at: momentOf(row.added_at),
    removed_at: momentOrNull(row.removed_at),
  })
  return new Map([...found].map(([code, list]) => [code, list.map(row => asEvidence(asRow(row)))]))
}

type Found<Rows> = Rows extends ReadonlyMap<string, readonly (infer Row)[]> ? Row : never

const everyAnswer = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db)
    .selectFrom('answer')
    .selectAll()
    .where('round_id', '=', round)
    .orderBy('trust_code')
    .orderBy('question_id')

const everyEvidence = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db)
    .selectFrom('answer_evidence')
    .selectAll()
    .where('round_id', '=', round)
    .where('removed_at', 'is', null)
    .orderBy('trust_code')
    .orderBy('id')

export const asAnswer = (row: AnswerRow): Answer => ({
  round: row.round_id,
  trustCode: row.trust_code,
  question: row.question_id,
  words: row.words,
  language: row.language,
  translation: row.translation,
  number: row.number,
  fromDay: row.from_day,
  toDay: row.to_day,
  exemption: row.exemption,
  note: row.note,
  version: row.version,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
})

export const asEvidence = (row: EvidenceRow): AnswerEvidence => ({
  id: row.id,
  round: row.round_id,
  trustCode: row.trust_code,
  question: row.question_id,
  source: row.source,
  messageId: row.message_id,
  fileSha256: row.file_sha256,
  fileName: row.file_name,
  page: row.page,
  quote: row.quote,
  language: row.language,
  translation: row.translation,
  url: row.url,
  dated: row.dated,
  isFound: row.is_found,
  isShown: row.is_shown,
  addedAt: row.added_at,
  addedBy: row.added_by,
})
