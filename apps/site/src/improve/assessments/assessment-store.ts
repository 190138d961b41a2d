import type { Selectable } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { AssessmentAnswer, AssessmentState } from './assessment.ts'
import type { AssessmentTables } from './assessment-tables.ts'

export type AssessmentRow = Selectable<AssessmentTables['assessment']>
export type KeptAnswer = AssessmentAnswer & { readonly withheldAt: Date | null }

export async function assessmentById(db: ReadDb, id: number): Promise<AssessmentRow | null> {
  return (await rows<AssessmentTables>(db).selectFrom('assessment').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Held until the transaction ends: of two who save at once, the second sees what the first has done. */
export async function holdAssessment(tx: WriteDb, id: number): Promise<AssessmentRow | null> {
  const row = await writes<AssessmentTables>(tx)
    .selectFrom('assessment')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export type NewAssessment = Pick<AssessmentRow, 'trust_code' | 'hospital_code' | 'year' | 'edition' | 'made_by'> & {
  readonly now: Date
}

/** Begins one, or finds the one of this unit and year. */
export async function holdOrMake(
  tx: WriteDb,
  { now, ...assessment }: NewAssessment,
): Promise<{ row: AssessmentRow; isNew: boolean }> {
  const made = await writes<AssessmentTables>(tx)
    .insertInto('assessment')
    .values({ ...assessment, state: 'draft', version: 1, note: '', made_at: now, sent_at: null, published_at: null })
    .onConflict(conflict => conflict.columns(['trust_code', 'hospital_code', 'year']).doNothing())
    .returningAll()
    .executeTakeFirst()
  if (made) return { row: made, isNew: true }
  const row = await writes<AssessmentTables>(tx)
    .selectFrom('assessment')
    .selectAll()
    .where('trust_code', '=', assessment.trust_code)
    .where('hospital_code', '=', assessment.hospital_code)
    .where('year', '=', assessment.year)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return { row, isNew: false }
}

type Change = Partial<Pick<AssessmentRow, 'state' | 'note' | 'sent_at' | 'published_at'>>

export async function writeAssessment(tx: WriteDb, { id, version }: AssessmentRow, change: Change): Promise<void> {
  await writes<AssessmentTables>(tx)
    .updateTable('assessment')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function answersOf(db: ReadDb, id: number): Promise<KeptAnswer[]> {
  const found = await rows<AssessmentTables>(db)
    .selectFrom('assessment_answer')
    .selectAll()
    .where('assessment_id', '=', id)
    .orderBy('standard')
    .execute()
  return found.map(({ standard, grade, evidence, link, evidence_on, withheld_at }) => ({
    standard,
    grade,
    evidence,
    link,
    evidenceOn: evidence_on,
    withheldAt: withheld_at,
  }))
}

export async function putAnswers(tx: WriteDb, id: number, answers: readonly AssessmentAnswer[]): Promise<void> {
  const tables = writes<AssessmentTables>(tx)
  for (const { standard, grade, evidence, link, evidenceOn } of answers) {
    const said = { grade, evidence, link, evidence_on: evidenceOn }
    await tables
      .insertInto('assessment_answer')
      .values({ assessment_id: id, standard, ...said, withheld_at: null })
      .onConflict(conflict => conflict.columns(['assessment_id', 'standard']).doUpdateSet(said))
      .execute()
  }
}

/** Takes the words of an answer away for good. How many it were. */
export async function withholdAnswer(tx: WriteDb, id: number, standard: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await writes<AssessmentTables>(tx)
    .updateTable('assessment_answer')
    .set({ evidence: '', link: '', withheld_at: now })
    .where('assessment_id', '=', id)
    .where('standard', '=', standard)
    .where('withheld_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Of these trusts, the newest year first. */
export const assessmentsOf = (db: ReadDb, trusts: readonly string[], state?: AssessmentState): Promise<AssessmentRow[]> => {
  let query = rows<AssessmentTables>(db).selectFrom('assessment').selectAll().where('trust_code', 'in', trusts)
  if (state) query = query.where('state', '=', state)
  return query.orderBy('year', 'desc').orderBy('hospital_code').orderBy('id').execute()
}

export const assessmentsIn = (db: ReadDb, state: AssessmentState, limit: number): Promise<AssessmentRow[]> =>
  rows<AssessmentTables>(db)
    .selectFrom('assessment')
    .selectAll()
    .where('state', '=', state)
    .orderBy(state === 'published' ? 'published_at' : 'sent_at', state === 'published' ? 'desc' : 'asc')
    .orderBy('id')
    .limit(limit)
    .execute()

export async function countAssessments(db: ReadDb, state: AssessmentState): Promise<number> {
  const { count } = await rows<AssessmentTables>(db)
    .selectFrom('assessment')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return count
}
