import { dayInUk, mailsByIds, type ReadDb, rows } from '../../foundation/index.ts'
import { linksOfRound } from '../replies/link-store.ts'
import type { SurveyTables } from '../schema.ts'
import type { EventKind, RoundId } from '../types.ts'
import type { Silence, SilentRequest } from './say-silence.ts'

export type RequestFactsOfRound = {
  readonly code: string
  readonly sentOn: string | null
  readonly receivedOn: string | null
  readonly dueOn: string | null
}

/** The days of every request of a round. */
export async function requestDays(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, RequestFactsOfRound>> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('request')
    .select(['trust_code as code', 'sent_on as sentOn', 'received_on as receivedOn', 'due_on as dueOn'])
    .where('round_id', '=', round)
    .execute()
  return new Map(found.map(each => [each.code, each]))
}

const toldKinds = ['acknowledged', 'clarification-asked', 'clarification-given'] as const satisfies readonly EventKind[]

/** What is told of requests that were not answered: by trust, the newest day of each kind, and the days of reminders that left. */
export async function silentRequests(
  db: ReadDb,
  round: RoundId,
  silences: ReadonlyMap<string, Silence>,
): Promise<ReadonlyMap<string, SilentRequest>> {
  const codes = [...silences.keys()]
  if (codes.length === 0) return new Map()
  const days = await requestDays(db, round)
  const events = await rows<SurveyTables>(db)
    .selectFrom('request_event')
    .select(['trust_code', 'kind', 'on_day'])
    .where('round_id', '=', round)
    .where('kind', 'in', [...toldKinds])
    .where('undone_at', 'is', null)
    .orderBy('on_day')
    .execute()
  const eventsByTrust = Map.groupBy(events, event => event.trust_code)
  const reminders = await reminderDays(db, round)
  return new Map(
    [...silences].map(([code, silence]) => {
      const own = eventsByTrust.get(code) ?? []
      const newest = (kind: (typeof toldKinds)[number]) => own.findLast(event => event.kind === kind)?.on_day ?? null
      const { sentOn = null, receivedOn = null, dueOn = null } = days.get(code) ?? {}
      return [
        code,
        {
          silence,
          sentOn,
          receivedOn,
          dueOn,
          acknowledgedOn: newest('acknowledged'),
          askedToExplainOn: newest('clarification-asked'),
          explainedOn: newest('clarification-given'),
          remindedOn: [...new Set(reminders.get(code) ?? [])].sort(),
        },
      ] as const
    }),
  )
}

/** The days on which reminders left, by mail or in somebody's hands: one that is still in the outbox has reminded nobody. */
async function reminderDays(db: ReadDb, round: RoundId): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows<SurveyTables>(db)
    .selectFrom('message')
    .select(['trust_code', 'mail_id', 'handed_over_on'])
    .where('round_id', '=', round)
    .where('direction', '=', 'out')
    .where('letter_kind', '=', 'chase')
    .execute()
  const mails = await mailsByIds(
    db,
    found.flatMap(({ mail_id }) => mail_id ?? []),
  )
  const sentOn = new Map(
    mails.flatMap(mail => (mail.state === 'sent' && mail.settledAt ? [[mail.id, dayInUk(mail.settledAt)] as const] : [])),
  )
  const days = found.flatMap(({ trust_code, mail_id, handed_over_on }) => {
    const day = handed_over_on ?? (mail_id === null ? undefined : sentOn.get(mail_id))
    return trust_code === null || day === undefined ? [] : [{ code: trust_code, day }]
  })
  return new Map([...Map.groupBy(days, ({ code }) => code)].map(([code, some]) => [code, some.map(({ day }) => day)]))
}

export type RightOfReply = {
  /** The day until which trusts were asked to reply; null when nobody has set one. */
  readonly until: string | null
  /** What each trust was shown last, by its fingerprint. */
  readonly shown: ReadonlyMap<string, string>
}

/** Which trusts have seen their draft result, and until when they may reply. */
export async function rightOfReply(db: ReadDb, round: RoundId): Promise<RightOfReply> {
  const row = await rows<{ round: { id: string; reply_until: string | null } }>(db)
    .selectFrom('round')
    .select('reply_until')
    .where('id', '=', round)
    .executeTakeFirst()
  const links = (await linksOfRound(db, round)).filter(({ purpose }) => purpose === 'draft-result')
  // Newest first: the first of a trust is what it was shown last.
  const shown = new Map<string, string>()
  for (const { trustCode, fingerprint } of links)
    if (fingerprint !== null && !shown.has(trustCode)) shown.set(trustCode, fingerprint)
  return { until: row?.reply_until ?? null, shown }
}
