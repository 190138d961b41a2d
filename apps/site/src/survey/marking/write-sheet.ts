import { type WriteDb, writes } from '../../foundation/index.ts'
import type { MarkingSlot } from '../answer-types.ts'
import type { RequestKey } from '../requests/request-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import type { Question } from '../types.ts'
import type { TypedSheet } from './check-sheet.ts'
import type { Sheet } from './sheets.ts'

export type Marker = { readonly id: string; readonly name: string }

/** The marks that were typed for the questions that are marked, as a sheet carries them: a question without a mark is left out. */
export const marksTyped = (typed: TypedSheet, questions: readonly Pick<Question, 'id'>[]): Sheet['marks'] =>
  Object.fromEntries(
    questions.flatMap(({ id }) => {
      const { mark, note } = typed[id] ?? { mark: null, note: '' }
      return mark === null ? [] : [[id, { mark, note }]]
    }),
  )

/** Writes a sheet over what there was of it, and gives it back as it now is. */
export async function writeSheet(
  tx: WriteDb,
  key: RequestKey,
  sheet: Omit<Sheet, 'round' | 'trustCode' | 'version'>,
  earlier: Sheet | undefined,
): Promise<Sheet> {
  const version = (earlier?.version ?? 0) + 1
  const of = { round_id: key.round, trust_code: key.trustCode, slot: sheet.slot }
  const columns = {
    marker: sheet.marker,
    marker_name: sheet.markerName,
    state: sheet.state,
    based_on: sheet.basedOn,
    version,
    started_at: sheet.startedAt,
    done_at: sheet.doneAt,
  }
  const tables = writes<WritableSurveyTables>(tx)
  await tables
    .insertInto('marking')
    .values({ ...of, ...columns })
    .onConflict(conflict => conflict.columns(['round_id', 'trust_code', 'slot']).doUpdateSet(columns))
    .execute()
  await removeMarks(tx, key, sheet.slot)
  const marks = Object.entries(sheet.marks)
  if (marks.length > 0) {
    await tables
      .insertInto('mark')
      .values(marks.map(([question_id, { mark, note }]) => ({ ...of, question_id, mark, note })))
      .execute()
  }
  return { ...sheet, ...key, version }
}

const removeMarks = (tx: WriteDb, { round, trustCode }: RequestKey, slot: MarkingSlot) =>
  writes<WritableSurveyTables>(tx)
    .deleteFrom('mark')
    .where('round_id', '=', round)
    .where('trust_code', '=', trustCode)
    .where('slot', '=', slot)
    .execute()

/** Takes a sheet away with its marks. */
export async function removeSheet(tx: WriteDb, key: RequestKey, slot: MarkingSlot): Promise<void> {
  await removeMarks(tx, key, slot)
  await writes<WritableSurveyTables>(tx)
    .deleteFrom('marking')
    .where('round_id', '=', key.round)
    .where('trust_code', '=', key.trustCode)
    .where('slot', '=', slot)
    .execute()
}
