import { type RawBuilder, sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { MarkingRow } from '../answer-schema.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import { bySlot, type Sheet, type Sheets } from './sheets.ts'

/** The sheets of one request, with every mark: pages ask `visibleTo` what of it somebody may see. */
export async function sheetsOf(db: ReadDb, round: RoundId, code: string): Promise<Sheets> {
  const sheets = await everySheet(db, round).where('trust_code', '=', code).execute()
  return bySlot(join(sheets, await marksOf(db, sql`round_id = ${round} and trust_code = ${code}`)))
}

/** The sheets of a whole round by trust, in two queries. */
export async function sheetsOfRound(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, Sheets>> {
  const sheets = join(await everySheet(db, round).execute(), await marksOf(db, sql`round_id = ${round}`))
  return new Map([...Map.groupBy(sheets, ({ trustCode }) => trustCode)].map(([code, found]) => [code, bySlot(found)]))
}

const everySheet = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db).selectFrom('marking').selectAll().where('round_id', '=', round).orderBy('trust_code').orderBy('slot')

type MarksOfSheet = { trust_code: string; slot: string; marks: Sheet['marks'] }

/** The marks of each sheet in one piece: thousands of single rows take longer to be taken apart than to be found. */
async function marksOf(db: ReadDb, where: RawBuilder<unknown>): Promise<MarksOfSheet[]> {
  const { rows: found } = await sql<MarksOfSheet>`
    select trust_code, slot, json_object_agg(question_id, json_build_object('mark', mark, 'note', note) order by question_id) as marks
    from mark where ${where} group by trust_code, slot`.execute(rows<SurveyTables>(db))
  return found
}

function join(sheets: readonly MarkingRow[], marks: readonly MarksOfSheet[]): Sheet[] {
  const bySheet = new Map(marks.map(each => [`${each.trust_code} ${each.slot}`, each.marks]))
  return sheets.map(row => ({
    round: row.round_id,
    trustCode: row.trust_code,
    slot: row.slot,
    marker: row.marker,
    markerName: row.marker_name,
    state: row.state,
    marks: bySheet.get(`${row.trust_code} ${row.slot}`) ?? {},
    basedOn: row.based_on,
    version: row.version,
    startedAt: row.started_at,
    doneAt: row.done_at,
  }))
}
