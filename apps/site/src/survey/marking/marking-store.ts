import { type ReadDb, rows } from '../../foundation/index.ts'
import type { MarkingRow, MarkRow } from '../answer-schema.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import { bySlot, type Sheet, type Sheets } from './sheets.ts'

/** The sheets of one request, with every mark: pages ask `visibleTo` what of it somebody may see. */
export async function sheetsOf(db: ReadDb, round: RoundId, code: string): Promise<Sheets> {
  const sheets = await everySheet(db, round).where('trust_code', '=', code).execute()
  const marks = await everyMark(db, round).where('trust_code', '=', code).execute()
  return bySlot(join(sheets, marks))
}

/** The sheets of a whole round by trust, in two queries. */
export async function sheetsOfRound(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, Sheets>> {
  const sheets = join(await everySheet(db, round).execute(), await everyMark(db, round).execute())
  return new Map([...Map.groupBy(sheets, ({ trustCode }) => trustCode)].map(([code, found]) => [code, bySlot(found)]))
}

const everySheet = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db).selectFrom('marking').selectAll().where('round_id', '=', round).orderBy('trust_code').orderBy('slot')

const everyMark = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db).selectFrom('mark').selectAll().where('round_id', '=', round)

function join(sheets: readonly MarkingRow[], marks: readonly MarkRow[]): Sheet[] {
  const marksOf = Map.groupBy(marks, ({ trust_code, slot }) => `${trust_code} ${slot}`)
  return sheets.map(row => ({
    round: row.round_id,
    trustCode: row.trust_code,
    slot: row.slot,
    marker: row.marker,
    markerName: row.marker_name,
    state: row.state,
    marks: Object.fromEntries(
      (marksOf.get(`${row.trust_code} ${row.slot}`) ?? []).map(({ question_id, mark, note }) => [question_id, { mark, note }]),
    ),
    basedOn: row.based_on,
    version: row.version,
    startedAt: row.started_at,
    doneAt: row.done_at,
  }))
}
