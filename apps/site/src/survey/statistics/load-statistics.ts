import { type ReadDb, rows } from '../../foundation/index.ts'
import { nations, trustsByCodes } from '../../register/index.ts'
import { answersOfRound } from '../answers/answer-store.ts'
import { holidaysOf } from '../holidays/holiday-store.ts'
import { daysBetween } from '../legal-clock/calendar-days.ts'
import type { Holidays } from '../legal-clock/holidays.ts'
import { workingDaysBetween } from '../legal-clock/working-days.ts'
import { clockOfRequest } from '../requests/clock-of-request.ts'
import { eventsOfRound } from '../requests/request-store.ts'
import { asRequest, type RequestTables } from '../requests/request-tables.ts'
import type { LegalEvent, RoundId, SurveyRequest } from '../types.ts'
import { type AskedTrust, type RoundStatistics, roundStatistics } from './round-statistics.ts'

/** The figures of a round today. As many questions to the database for 240 requests as for one. */
export async function loadStatistics(db: ReadDb, round: RoundId, today: string): Promise<RoundStatistics> {
  const reader = rows<RequestTables>(db)
  const requests = (await reader.selectFrom('request').selectAll().where('round_id', '=', round).execute()).map(asRequest)
  const events = await eventsOfRound(db, round)
  const kinds = new Map(
    (
      await trustsByCodes(
        db,
        requests.map(({ trustCode }) => trustCode),
      )
    ).map(({ code, kind }) => [String(code), kind]),
  )
  const answers = await answersOfRound(db, round)
  const holidays = await holidaysOf(db)
  const asked = requests.map(request =>
    askedTrust({
      request,
      events: (events.get(request.trustCode) ?? []).filter(({ undoneAt }) => undoneAt === null),
      kind: kinds.get(request.trustCode) ?? 'unknown',
      exemptions: [...new Set((answers.get(request.trustCode) ?? []).flatMap(({ exemption }) => exemption ?? []))],
      holidays,
      today,
    }),
  )
  return roundStatistics(asked, nations, today)
}

type Ground = {
  readonly request: SurveyRequest
  readonly events: readonly LegalEvent[]
  readonly kind: string
  readonly exemptions: readonly string[]
  readonly holidays: Holidays
  readonly today: string
}

function askedTrust({ request, events, kind, exemptions, holidays, today }: Ground): AskedTrust {
  const { receivedOn, answerDueOn, answeredOn } = clockOfRequest({ request, events, holidays, today })
  const has = (event: LegalEvent['kind']) => events.some(each => each.kind === event)
  const taken = receivedOn === null || answeredOn === null ? null : ([receivedOn, answeredOn] as const)
  return {
    code: request.trustCode,
    nation: request.nation,
    kind,
    law: request.law,
    receivedOn,
    dueOn: answerDueOn,
    answeredOn,
    isWithdrawn: has('withdrawn'),
    hasUnread: request.work === 'to-read',
    workingDays: taken && workingDaysBetween(...taken, request.law, holidays),
    days: taken && daysBetween(...taken),
    exemptions,
    review: has('review-asked') ? { isAnswered: has('review-answered') } : null,
    hasRegulator: has('regulator-asked'),
  }
}
