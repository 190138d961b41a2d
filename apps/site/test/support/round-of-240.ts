// Long because: the rows of one round stand together, table by table.
import type { Insertable } from 'kysely'
import { inTransaction, record, type WriteDb, writes } from '../../src/foundation/index.ts'
import { type Nation, saveInventedTrusts, type Trust } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { pick, type Random, seededRandom, shuffled } from '../../src/site/example-campaign/generate/random.ts'
import { holidaysOf } from '../../src/survey/holidays/holiday-store.ts'
import { type Law, laws, letterKinds, letterLanguages } from '../../src/survey/index.ts'
import type { Holidays } from '../../src/survey/legal-clock/holidays.ts'
import { clockOfRequest } from '../../src/survey/requests/clock-of-request.ts'
import { asEvent, type RequestTables, type WritableRequestTables } from '../../src/survey/requests/request-tables.ts'
import type { WritableSurveyTables } from '../../src/survey/schema.ts'
import { type Fate, fates } from './round-of-240-fates.ts'

type RequestRow = WritableSurveyTables['request']
type EventRow = Omit<RequestTables['request_event'], 'id'>
type MessageRow = Insertable<WritableRequestTables['message']>

export type RoundOf240 = {
  readonly round: string
  readonly codes: readonly string[]
  /** The codes of the trusts that met a fate: `overdue`, `bounced` … */
  readonly fated: (name: string) => readonly string[]
}

type Options = {
  readonly seed: string
  /** `YYYY-MM-DD`: the day on which the round stands as it is drawn. */
  readonly today: string
  readonly round?: string
  /** Who has requests assigned; a third of them stay nobody's. */
  readonly staff?: readonly { readonly id: string; readonly name: string }[]
}

const actor = { kind: 'command', name: 'round-of-240' } as const
const firsts =
  'Lantern Copper Thistle Harbour Bracken Willow Meadow Falcon Juniper Saffron Pebble Amber Heron Marble Velvet Clover'
const seconds = 'Vale Heath Bay Fell Moor Dene Reach Hollow Ridge Mere Down Cove Weald Forest Sands'
const names = firsts.split(' ').flatMap(first => seconds.split(' ').map(second => `${first} ${second}`))

/** Of 240: about as many of each nation as there are. */
const nationOf = (index: number): Nation =>
  index % 8 === 3 ? 'scotland' : index % 16 === 5 ? 'northern-ireland' : index % 12 === 7 ? 'wales' : 'england'
const lawOf = (nation: Nation): Law => (nation === 'scotland' ? 'foisa' : 'foia')
const codeOf = (index: number): `EX-${number}` => `EX-${index + 101}`

const endings: Readonly<Record<Nation, (name: string) => string>> = {
  england: name => `${name} Hospitals Trust`,
  wales: name => `Bwrdd Iechyd Tŷ ${name}`,
  scotland: name => `${name} Health Board`,
  'northern-ireland': name => `${name} Care Trust`,
}

const trusts: readonly Trust[] = names.map((name, index) => {
  const nation = nationOf(index)
  return inventedTrustForTests(codeOf(index), endings[nation](name), { nation })
})

/** 240 invented trusts, EX-101 to EX-340, each with an address for requests. */
export async function trustsOf240(db: WriteDb, { today }: Pick<Options, 'today'>): Promise<readonly string[]> {
  const now = new Date(`${today}T09:00:00Z`)
  await inTransaction(db, async tx => {
    await saveInventedTrusts(tx, { trusts, hospitals: [], politicians: [] }, now)
    await writes<WritableSurveyTables>(tx)
      .insertInto('contact')
      .values(
        trusts.map(({ code }) => ({
          trust_code: code,
          email: addressOf(code),
          channel: 'email',
          portal_url: null,
          note: '',
          bouncing_since: null,
          version: 1,
          changed_at: now,
          changed_by: actor.name,
        })),
      )
      .onConflict(conflict => conflict.column('trust_code').doNothing())
      .execute()
    await record(tx, { actor, at: now, deed: 'contact.change', subject: { kind: 'contact', id: 'EX-101…EX-340' } })
  })
  return trusts.map(({ code }) => code)
}

const addressOf = (code: string): string => `foi@${code.toLowerCase()}.invalid`

/** A round in full swing: 240 letters, each with one of the fates, the same for the same seed. */
export async function roundOf240(db: WriteDb, options: Options): Promise<RoundOf240> {
  const { today, round = '2027-1' } = options
  await trustsOf240(db, options)
  const holidays = await holidaysOf(db)
  const random = seededRandom(options.seed)
  const dealt = dealFates(random)
  const drawn = trusts.map((trust, index) => {
    const fate = dealt[index]
    if (!fate) throw new Error('The fates must be 240 together')
    return drawRequest({ trust, fate, random, today, round, holidays, staff: options.staff ?? [] })
  })
  await inTransaction(db, tx => insertRound(tx, { round, today, drawn }))
  return {
    round,
    codes: trusts.map(({ code }) => code),
    fated: name => {
      if (!fates.some(fate => fate.name === name)) throw new Error(`There is no fate "${name}"`)
      return drawn.filter(({ fate }) => fate.name === name).map(({ request }) => request.trust_code)
    },
  }
}

/** One fate for each trust; none in Scotland that its law does not know. */
function dealFates(random: Random): readonly Fate[] {
  const all = shuffled(
    random,
    fates.flatMap(fate => Array.from({ length: fate.count }, () => fate)),
  )
  const only = all.filter(fate => fate.isFoiaOnly)
  const others = all.filter(fate => !fate.isFoiaOnly)
  const places = shuffled(
    random,
    trusts.flatMap(({ nation }, index) => (lawOf(nation) === 'foia' ? [index] : [])),
  ).slice(0, only.length)
  return trusts.flatMap((_, index) => (places.includes(index) ? only.splice(0, 1) : others.splice(0, 1)))
}

type Drawn = {
  readonly fate: Fate
  readonly request: RequestRow
  readonly events: readonly EventRow[]
  readonly messages: readonly MessageRow[]
}

type Draw = {
  readonly trust: Trust
  readonly fate: Fate
  readonly random: Random
  readonly today: string
  readonly round: string
  readonly holidays: Holidays
  readonly staff: NonNullable<Options['staff']>
}

function drawRequest({ trust, fate, random, today, round, holidays, staff }: Draw): Drawn {
  const { code, name, nation } = trust
  const [from, to] = fate.arrived ?? [0, 0]
  const arrived = fate.arrived ? workingDayBefore(dayPlus(today, -(from + Math.floor(random() * (to - from + 1))))) : null
  const assignee = staff.length > 0 && random() < 2 / 3 ? pick(random, staff) : null
  const wasTyped = fate.channel === 'portal'
  const at = new Date(`${arrived ?? dayPlus(today, -20)}T09:00:00Z`)
  const common = { round_id: round, trust_code: code }
  const events = arrived === null ? [] : eventsOf(common, fate, arrived)
  const reading = clockOfRequest({
    request: { law: lawOf(nation), delivery: fate.delivery },
    events: events.map((event, id) => asEvent({ ...event, id })),
    holidays,
    today,
  })
  return {
    fate,
    request: {
      ...common,
      trust_name: name,
      nation,
      law: lawOf(nation),
      language: nation === 'wales' ? 'cy' : 'en',
      reference: `SBC-${round}-${code}`,
      reply_token: `${round}${code}`.toLowerCase().replaceAll('-', ''),
      sent_to: wasTyped ? null : addressOf(code),
      channel: fate.channel ?? 'email',
      delivery: fate.delivery,
      clock: reading.state,
      answer: fate.answer,
      work: fate.work,
      sent_on: arrived,
      received_on: reading.receivedOn,
      due_on: reading.dueOn,
      answered_on: reading.answeredOn,
      next_step: reading.nextStep,
      next_step_on: reading.nextStepOn,
      assignee: assignee?.id ?? null,
      assignee_name: assignee?.name ?? null,
      version: 1,
      changed_at: at,
      changed_by: actor.name,
    },
    events,
    messages: messagesOf({ trust, fate, round, arrived, at, today }),
  }
}

/** Some events leave open what the trust said: a person has said it. */
const answerOf = (kind: EventRow['kind'], answer: Fate['answer']): EventRow['answer'] =>
  kind === 'refused' || (kind === 'answered' && answer === 'elsewhere') ? answer : null

function eventsOf(common: Pick<EventRow, 'round_id' | 'trust_code'>, fate: Fate, arrived: string): EventRow[] {
  const fated = [{ kind: 'received' as const, after: 0 }, ...(fate.events ?? [])]
  return fated.map(event => {
    const on = dayPlus(arrived, event.after)
    return {
      ...common,
      kind: event.kind,
      on_day: on,
      until_day: 'until' in event && event.until !== undefined ? dayPlus(arrived, event.until) : null,
      note: '',
      message_id: null,
      answer: answerOf(event.kind, fate.answer),
      entered_by: 'system',
      entered_at: new Date(`${on}T10:00:00Z`),
      undone_at: null,
      undone_by: null,
    }
  })
}

type Mailing = Pick<Draw, 'trust' | 'fate' | 'round' | 'today'> & { readonly arrived: string | null; readonly at: Date }

function messagesOf({ trust, fate, round, arrived, at, today }: Mailing): MessageRow[] {
  const { code, name } = trust
  const ours = {
    round_id: round,
    trust_code: code,
    mail_id: null,
    header_message_id: null,
    authentication: null,
    raw_sha256: null,
    raw_bytes: null,
    held_because: null,
    filed_by: null,
    guess: null,
    sender: `reply+${code.toLowerCase()}@localhost`,
    recipient: addressOf(code),
    direction: 'out',
  } as const
  const letter = { ...ours, letter_kind: 'request', subject: `Request to ${name}`, body: `Dear ${name}`, at } as const
  const chase = { ...letter, letter_kind: 'chase', at: new Date(`${dayPlus(today, -3)}T09:00:00Z`) } as const
  const incoming = fate.mail &&
    arrived && {
      ...ours,
      direction: 'in' as const,
      letter_kind: null,
      sender: ours.recipient,
      recipient: ours.sender,
      subject: `Re: Request to ${name}`,
      body: 'Thank you for your request.',
      guess: fate.mail.guess,
      at: new Date(`${dayPlus(arrived, fate.mail.after)}T11:00:00Z`),
    }
  return [letter, ...(fate.isChased ? [chase] : []), ...(incoming ? [incoming] : [])]
}

type Round = { readonly round: string; readonly today: string; readonly drawn: readonly Drawn[] }

async function insertRound(tx: WriteDb, { round, today, drawn }: Round): Promise<void> {
  const db = writes<WritableSurveyTables>(tx)
  const now = new Date(`${today}T09:00:00Z`)
  const sentAt = new Date(`${dayPlus(today, -160)}T09:00:00Z`)
  await db
    .insertInto('round')
    .values({
      id: round,
      name_en: `Round ${round}`,
      name_cy: `Rownd ${round}`,
      state: 'open',
      laws: JSON.stringify({ england: 'foia', wales: 'foia', scotland: 'foisa', 'northern-ireland': 'foia' }),
      criteria: JSON.stringify({ version: '1', rules: [] }),
      send_on: dayPlus(today, -160),
      replies_by: dayPlus(today, 60),
      copied_from: null,
      version: 1,
      created_at: sentAt,
      changed_at: sentAt,
      changed_by: actor.name,
      sent_at: sentAt,
      closed_at: null,
    })
    .execute()
  await db.insertInto('round_letter').values(letterRows(round)).execute()
  await db
    .insertInto('request')
    .values(drawn.map(({ request }) => request))
    .execute()
  await db
    .insertInto('message')
    .values(drawn.flatMap(({ messages }) => messages))
    .execute()
  await db
    .insertInto('request_event')
    .values(drawn.flatMap(({ events }) => events))
    .execute()
  const bouncing = drawn.filter(({ fate }) => fate.delivery === 'bounced').map(({ request }) => request.trust_code)
  await db.updateTable('contact').set({ bouncing_since: now }).where('trust_code', 'in', bouncing).execute()
  await record(tx, { actor, at: now, deed: 'round.send', subject: { kind: 'round', id: round } })
}

const letterRows = (round: string): WritableSurveyTables['round_letter'][] =>
  letterKinds.flatMap(kind =>
    laws.flatMap(law =>
      letterLanguages.map(language => ({
        round_id: round,
        kind,
        law,
        language,
        subject: `{reference}: ${kind}`,
        body: language === 'cy' ? 'Annwyl {trust_name}' : 'Dear {trust_name}',
      })),
    ),
  )

/** Plain days of the calendar: noon in UTC knows no change of the clocks. */
export function dayPlus(day: string, days: number): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

function workingDayBefore(day: string): string {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
  return weekday === 6 ? dayPlus(day, -1) : weekday === 0 ? dayPlus(day, -2) : day
}
