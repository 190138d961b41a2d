import { z } from 'zod'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { Audience, SurveyMoment } from '../pledge-words.ts'
import { type QuestionSet, questionSetSchema } from '../questions/question-set.ts'
import type { SurveyCounts } from '../rules/protect-survey.ts'
import { addDays, paperDays } from '../rules/survey-rules.ts'
import type { PledgeTables, SurveyDoubt } from './pledge-tables.ts'

export type Survey = {
  readonly id: number
  readonly pledgeId: number
  readonly code: string
  readonly audience: Audience
  readonly moment: SurveyMoment
  /** As they were when the survey was made. */
  readonly questions: QuestionSet
  readonly opensOn: string
  readonly closesOn: string
  readonly invited: number | null
  readonly countedOn: string | null
  /** True numbers, for our eyes: what is shown of them, protectSurvey decides. */
  readonly counts: SurveyCounts | null
  readonly doubt: SurveyDoubt
}

const countsSchema = z.object({
  all: z.number(),
  questions: z.array(z.object({ id: z.string(), cells: z.array(z.object({ id: z.string(), people: z.number() })) })),
})

const columns = [
  'id',
  'pledge_id',
  'code',
  'audience',
  'moment',
  'questions',
  'opens_on',
  'closes_on',
  'invited',
  'counted_on',
  'counts',
  'doubt',
] as const
type Row = Omit<PledgeTables['pledge_survey'], 'id'> & { readonly id: number }

const asSurvey = (row: Row): Survey => ({
  id: row.id,
  pledgeId: row.pledge_id,
  code: row.code,
  audience: row.audience,
  moment: row.moment,
  questions: questionSetSchema.parse(row.questions),
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  invited: row.invited,
  countedOn: row.counted_on,
  counts: row.counts === null ? null : countsSchema.parse(row.counts),
  doubt: row.doubt,
})

export type NewSurvey = Pick<
  Survey,
  'pledgeId' | 'code' | 'audience' | 'moment' | 'questions' | 'opensOn' | 'closesOn' | 'invited'
>

export async function insertSurvey(tx: WriteDb, survey: NewSurvey): Promise<number> {
  const { id } = await writes<PledgeTables>(tx)
    .insertInto('pledge_survey')
    .values({
      pledge_id: survey.pledgeId,
      code: survey.code,
      audience: survey.audience,
      moment: survey.moment,
      questions: JSON.stringify(survey.questions),
      opens_on: survey.opensOn,
      closes_on: survey.closesOn,
      invited: survey.invited,
      counted_on: null,
      counts: null,
      doubt: '',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function surveyById(db: ReadDb, id: number): Promise<Survey | null> {
  const row = await rows<PledgeTables>(db).selectFrom('pledge_survey').select(columns).where('id', '=', id).executeTakeFirst()
  return row ? asSurvey(row) : null
}

export async function surveyByCode(db: ReadDb, code: string): Promise<Survey | null> {
  const row = await rows<PledgeTables>(db).selectFrom('pledge_survey').select(columns).where('code', '=', code).executeTakeFirst()
  return row ? asSurvey(row) : null
}

/** The surveys of some pledges, in the order in which they were made. */
export async function surveysOf(db: ReadDb, pledgeIds: readonly number[]): Promise<Survey[]> {
  if (pledgeIds.length === 0) return []
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_survey')
    .select(columns)
    .where('pledge_id', 'in', [...pledgeIds])
    .orderBy('id')
    .execute()
  return found.map(asSurvey)
}

/** `share`: nobody counts it meanwhile. `update`: nobody adds to it meanwhile. */
export async function holdSurvey(tx: WriteDb, id: number, how: 'share' | 'update'): Promise<Survey | null> {
  const query = writes<PledgeTables>(tx).selectFrom('pledge_survey').select(columns).where('id', '=', id)
  const row = await (how === 'share' ? query.forShare() : query.forUpdate()).executeTakeFirst()
  return row ? asSurvey(row) : null
}

/** Those whose time for paper is over and that nobody has counted. */
export async function surveysToCount(db: ReadDb, today: string): Promise<number[]> {
  const found = await rows<PledgeTables>(db)
    .selectFrom('pledge_survey')
    .select('id')
    .where('counted_on', 'is', null)
    .where('closes_on', '<', addDays(today, -paperDays))
    .orderBy('id')
    .execute()
  return found.map(({ id }) => id)
}

export async function writeCounts(
  tx: WriteDb,
  id: number,
  { counts, on, doubt }: { counts: SurveyCounts; on: string; doubt: SurveyDoubt },
): Promise<void> {
  await writes<PledgeTables>(tx)
    .updateTable('pledge_survey')
    .set({ counts: JSON.stringify(counts), counted_on: on, doubt })
    .where('id', '=', id)
    .execute()
}

export async function writeDoubt(tx: WriteDb, id: number, doubt: SurveyDoubt): Promise<void> {
  await writes<PledgeTables>(tx).updateTable('pledge_survey').set({ doubt }).where('id', '=', id).execute()
}
