import { sql } from 'kysely'
import { type ReadDb, rows } from '../../foundation/index.ts'
import type { StatusDecisionRow } from '../answer-schema.ts'
import type { Standing } from '../answer-types.ts'
import { answersOf, answersOfRound, evidenceOf, evidenceOfRound } from '../answers/answer-store.ts'
import { unreadReplies } from '../replies/unread-replies.ts'
import { eventsOf, eventsOfRound, requestOf } from '../requests/request-store.ts'
import { asRequest, type RequestTables } from '../requests/request-tables.ts'
import { questionsOf, roundById } from '../rounds/round-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { RoundId } from '../types.ts'
import { factsOf } from './facts-of.ts'
import { judgeStanding } from './judge-standing.ts'
import { sheetsOf, sheetsOfRound } from './marking-store.ts'

/** What one request says today; null where there is no such request. `today` is a UK day, `YYYY-MM-DD`. */
export async function standingOf(
  db: ReadDb,
  { round: id, code, today }: { readonly round: RoundId; readonly code: string; readonly today: string },
): Promise<Standing | null> {
  const round = await roundById(db, id)
  const request = round && (await requestOf(db, id, code))
  if (!request) return null
  return judgeStanding({
    round,
    questions: await questionsOf(db, id),
    request,
    facts: factsOf(request, await eventsOf(db, id, code), today),
    answers: await answersOf(db, id, code),
    evidence: await evidenceOf(db, id, code),
    sheets: await sheetsOf(db, id, code),
    said: await saidOfStatus(db, id, code),
    heldFileSince: (await filesHeldSince(db, id, code)).get(code) ?? null,
    hasUnreadReply: (await unreadReplies(db, id)).has(code),
  })
}

/** What every request of a round says today, by the names of the trusts. As many questions to the database for 240 requests as for one. */
export async function standingsOf(db: ReadDb, id: RoundId, today: string): Promise<Standing[]> {
  const round = await roundById(db, id)
  if (!round) return []
  const requests = await requestsOfRound(db, id)
  const [questions, events, answers] = [await questionsOf(db, id), await eventsOfRound(db, id), await answersOfRound(db, id)]
  const [evidence, sheets] = [await evidenceOfRound(db, id), await sheetsOfRound(db, id)]
  const [said, held, unread] = [await saidOfRound(db, id), await filesHeldSince(db, id), await unreadReplies(db, id)]
  return requests.map(request => {
    const code = request.trustCode
    return judgeStanding({
      round,
      questions,
      request,
      facts: factsOf(request, events.get(code) ?? [], today),
      answers: answers.get(code) ?? [],
      evidence: evidence.get(code) ?? [],
      sheets: sheets.get(code) ?? {},
      said: said.get(code) ?? null,
      heldFileSince: held.get(code) ?? null,
      hasUnreadReply: unread.has(code),
    })
  })
}

async function requestsOfRound(db: ReadDb, round: RoundId) {
  const found = await rows<RequestTables>(db)
    .selectFrom('request')
    .selectAll()
    .where('round_id', '=', round)
    .orderBy('trust_name')
    .orderBy('trust_code')
    .execute()
  return found.map(asRequest)
}

/** What somebody has said of the status of one request besides the marks. */
export async function saidOfStatus(db: ReadDb, round: RoundId, code: string): Promise<StatusDecisionRow | null> {
  const row = await everythingSaid(db, round).where('trust_code', '=', code).executeTakeFirst()
  return row ?? null
}

const saidOfRound = async (db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, StatusDecisionRow>> =>
  new Map((await everythingSaid(db, round).execute()).map(row => [row.trust_code, row]))

const everythingSaid = (db: ReadDb, round: RoundId) =>
  rows<SurveyTables>(db).selectFrom('status_decision').selectAll().where('round_id', '=', round)

/**
 * When the newest file came, of each trust, that is in quarantine or was not looked at yet. One that an admin has closed again after it was
 * evidence counts as the newest of all: what nobody may open any more is not published either, whoever has marked it.
 */
async function filesHeldSince(db: ReadDb, round: RoundId, code?: string): Promise<ReadonlyMap<string, Date>> {
  const one = code === undefined ? sql`true` : sql`trust_code = ${code}`
  const { rows: found } = await sql<{ trust_code: string; since: Date }>`
    with held as (
      select m.trust_code, f.came_at as since
      from message m cross join lateral jsonb_array_elements(m.attachments) a
      join attachment_file f on f.sha256 = a ->> 'sha256'
      where m.round_id = ${round} and m.direction = 'in' and f.state in ('waiting', 'quarantined')
      union all
      select e.trust_code, timestamptz '9999-01-01'
      from answer_evidence e join attachment_file f on f.sha256 = e.file_sha256
      where e.round_id = ${round} and e.removed_at is null and e.is_shown and f.state = 'quarantined'
    )
    select trust_code, max(since) as since from held where ${one} group by trust_code`.execute(rows<SurveyTables>(db))
  return new Map(found.map(({ trust_code, since }) => [trust_code, since]))
}
