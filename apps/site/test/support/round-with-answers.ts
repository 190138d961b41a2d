// Long because: the rows of one round stand together, table by table.
import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { findRoot, inTransaction, record, type WriteDb, writes } from '../../src/foundation/index.ts'
import { type Nation, saveInventedTrusts, type Trust } from '../../src/register/index.ts'
import { inventedTrustForTests } from '../../src/register/register-for-tests.ts'
import { markingSlots } from '../../src/survey/answer-types.ts'
import { answersOfRound, evidenceOfRound } from '../../src/survey/answers/answer-store.ts'
import { fingerprintOfAnswers } from '../../src/survey/answers/fingerprint-of-answers.ts'
import { holidaysOf } from '../../src/survey/holidays/holiday-store.ts'
import { seedHolidays } from '../../src/survey/holidays/seed-holidays.ts'
import type { Holidays } from '../../src/survey/legal-clock/holidays.ts'
import { sheetsOfRound } from '../../src/survey/marking/marking-store.ts'
import { basisOf } from '../../src/survey/marking/sheets.ts'
import type { WritableReplyTables } from '../../src/survey/replies/reply-tables.ts'
import { clockOfRequest } from '../../src/survey/requests/clock-of-request.ts'
import { asEvent, type WritableRequestTables } from '../../src/survey/requests/request-tables.ts'
import { defaultsForTests, roundForTests } from '../../src/survey/rounds/round-for-tests.ts'
import { insertRound, replaceQuestions, writeLetterTemplate } from '../../src/survey/rounds/round-store.ts'
import type { MarkingMode } from '../../src/survey/types.ts'
import { type AnsweredState, answeredStates, fullText, type MailForTests } from './answered-states.ts'
import { dayPlus } from './round-of-240.ts'

type Person = { readonly id: string; readonly name: string }

type Options = {
  /** `YYYY-MM-DD`: the day on which the round stands as it is drawn. A Monday keeps everything on working days. */
  readonly today?: string
  readonly round?: string
  /** How many trusts there are: the states are dealt to them in turn. One of each, unless said. */
  readonly count?: number
  /** Which states are dealt; all, unless said. */
  readonly only?: (state: AnsweredState) => boolean
  readonly markingMode?: MarkingMode
  /** Who reads first, who second, who settles where they differ. */
  readonly readers?: readonly [Person, Person, Person]
}

export type AnsweredTrust = { readonly code: string; readonly name: string; readonly state: AnsweredState }

export type RoundWithAnswers = {
  readonly round: string
  readonly today: string
  readonly trusts: readonly AnsweredTrust[]
  readonly codes: readonly string[]
  /** The codes of the trusts in a state: `silent`, `to check` … The first of them, where only one is wanted. */
  readonly allIn: (state: string) => readonly string[]
  readonly oneIn: (state: string) => string
}

export const readersForTests = [
  { id: 'reader-1', name: 'First Marker' },
  { id: 'reader-2', name: 'Second Marker' },
  { id: 'reader-3', name: 'First Editor' },
] as const satisfies readonly Person[]

const actor = { kind: 'command', name: 'round-with-answers' } as const
const endings: Readonly<Record<Nation, (name: string) => string>> = {
  england: name => `${name} Hospitals Trust`,
  wales: name => `Bwrdd Iechyd Tŷ ${name}`,
  scotland: name => `${name} Health Board`,
  'northern-ireland': name => `${name} Care Trust`,
}
const firsts =
  'Anchor Birch Cedar Drift Ember Fern Grove Hazel Ivy Jasmine Kestrel Linden Maple Nettle Oak Poplar Quill Rowan Sorrel Teal'
const seconds = 'Bridge Cross Field Garth Haven Isle Knoll Law Mount Nook Orchard Pool'
const names = seconds.split(' ').flatMap(second => firsts.split(' ').map(first => `${first} ${second}`))

/**
 * An open round in which every state that a request can be in after its answer stands as often as asked: EX-501 and following, in the order
 * of `answeredStates`, again and again. Its trusts are the only surveyed ones of an empty database, so the round can be published there.
 */
export async function roundWithAnswers(db: WriteDb, options: Options = {}): Promise<RoundWithAnswers> {
  const {
    today = '2027-03-08',
    round = '2027-1',
    only = () => true,
    count = answeredStates.filter(only).length,
    markingMode = 'check',
    readers = readersForTests,
  } = options
  const now = new Date(`${today}T09:00:00Z`)
  await seedHolidays({ write: db, root: findRoot(import.meta.dirname), clock: () => now })
  const holidays = await holidaysOf(db)
  const trusts = Array.from({ length: count }, (_, index) => trustOf(index, answeredStates.filter(only)))
  await inTransaction(
    db,
    async tx => {
      const registered = trusts.map(({ trust }) => trust)
      await saveInventedTrusts(tx, { trusts: registered, hospitals: [], politicians: [] }, now)
      const sentAt = new Date(`${dayPlus(today, -60)}T09:00:00Z`)
      await insertRound(tx, roundForTests({ id: round, state: 'open', markingMode, sentAt }), { actor: actor.name, now })
      await replaceQuestions(tx, round, defaultsForTests.questions)
      for (const letter of defaultsForTests.letters) await writeLetterTemplate(tx, round, letter)
      await insertFiles(tx, now)
      for (const asked of trusts) await insertAsked(tx, { ...asked, round, today, holidays, readers })
      await baseReadings(tx, { round, markingMode, trusts })
      await record(tx, { actor, at: now, deed: 'round.send', subject: { kind: 'round', id: round } })
    },
    { limitMs: 60_000 },
  )
  const found = trusts.map(({ trust: { code, name }, state }) => ({ code, name, state }))
  const allIn = (name: string): string[] => {
    const codes = found.filter(({ state }) => state.name === name).map(({ code }) => code)
    if (codes.length === 0) throw new Error(`No request stands in the state "${name}"`)
    return codes
  }
  return { round, today, trusts: found, codes: found.map(({ code }) => code), allIn, oneIn: name => allIn(name)[0] ?? '' }
}

type Asked = { readonly trust: Trust; readonly state: AnsweredState }

function trustOf(index: number, states: readonly AnsweredState[]): Asked {
  const state = states[index % states.length]
  if (!state || index >= names.length) throw new Error(`No round has so many trusts: ${index + 1}`)
  const nation = state.nation ?? 'england'
  const code = `EX-${index + 501}` as const
  const foiEmail = addressOf(code)
  return { state, trust: inventedTrustForTests(code, endings[nation](names[index] ?? code), { nation, foiEmail }) }
}

const addressOf = (code: string): string => `foi@${code.toLowerCase()}.invalid`

/** The attachments of the round. Their bytes lie nowhere: what opens a file is tested with files of its own. */
export const filesForTests = Object.fromEntries(
  (['clean', 'quarantined', 'waiting', 'released', 'missing'] as const).map(state => [
    state,
    {
      name: state === 'clean' ? 'response.pdf' : 'figures.xlsx',
      type: state === 'clean' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: 20_480,
      sha256: createHash('sha256').update(`round-with-answers ${state}`).digest('hex'),
    },
  ]),
) as Record<NonNullable<MailForTests['file']>, { name: string; type: string; bytes: number; sha256: string }>

async function insertFiles(tx: WriteDb, now: Date): Promise<void> {
  const tables = writes<WritableRequestTables>(tx)
  for (const state of ['clean', 'quarantined'] as const) {
    const { sha256, bytes, type } = filesForTests[state]
    const times = { came_at: now, checked_at: now, released_at: null, released_by: null, release_reason: null }
    await tables
      .insertInto('attachment_file')
      .values({ sha256, bytes, type, state, findings: '[]', has_text: state === 'clean', ...times })
      .onConflict(conflict => conflict.column('sha256').doNothing())
      .execute()
  }
  await tables
    .insertInto('attachment_text')
    .values({ sha256: filesForTests.clean.sha256, page: 1, title: '', text: fullText })
    .onConflict(conflict => conflict.columns(['sha256', 'page']).doNothing())
    .execute()
}

type Drawing = Asked & {
  readonly round: string
  readonly today: string
  readonly holidays: Holidays
  readonly readers: readonly [Person, Person, Person]
}

async function insertAsked(tx: WriteDb, drawing: Drawing): Promise<void> {
  const { trust, state, round, today } = drawing
  const arrived = state.arrived === null ? null : dayPlus(today, -state.arrived)
  const key = { round_id: round, trust_code: trust.code }
  const events = arrived === null ? [] : eventsOf(key, state, arrived)
  await writes<WritableRequestTables>(tx)
    .insertInto('request')
    .values(requestOf(drawing, events, arrived))
    .execute()
  const messages = await insertMessages(tx, drawing, arrived ?? dayPlus(today, -60))
  const answering = messages.at(-1) ?? null
  for (const event of events) {
    const message_id = event.kind === 'received' ? null : (answering?.id ?? null)
    await writes<WritableRequestTables>(tx)
      .insertInto('request_event')
      .values({ ...event, message_id })
      .execute()
  }
  await insertAnswers(tx, key, state, answering)
  await insertReadings(tx, key, drawing)
  await insertDecision(tx, key, drawing)
  await insertReply(tx, key, drawing)
}

type Key = { readonly round_id: string; readonly trust_code: string }

const eventsOf = (key: Key, state: AnsweredState, arrived: string) =>
  [{ kind: 'received' as const, after: 0 }, ...state.events].map(event => ({
    ...key,
    kind: event.kind,
    on_day: dayPlus(arrived, event.after),
    until_day: null,
    note: '',
    message_id: null as number | null,
    answer: 'answer' in event ? (event.answer ?? null) : null,
    entered_by: 'system',
    entered_at: new Date(`${dayPlus(arrived, event.after)}T12:00:00Z`),
    undone_at: null,
    undone_by: null,
  }))

const lawOf = (nation: Nation) => (nation === 'scotland' ? 'foisa' : 'foia')

function requestOf(
  { trust, state, round, today, holidays }: Drawing,
  events: ReturnType<typeof eventsOf>,
  arrived: string | null,
) {
  const { code, name, nation } = trust
  const reading = clockOfRequest({
    request: { law: lawOf(nation), delivery: state.delivery },
    events: events.map((event, id) => asEvent({ ...event, id })),
    holidays,
    today,
  })
  return {
    round_id: round,
    trust_code: code,
    trust_name: name,
    nation,
    law: lawOf(nation),
    language: nation === 'wales' ? 'cy' : 'en',
    reference: `SBC-${round}-${code}`,
    reply_token: `${round}${code}`.toLowerCase().replaceAll('-', ''),
    sent_to: state.delivery === 'uncertain' ? null : addressOf(code),
    channel: state.channel ?? 'email',
    delivery: state.delivery,
    clock: reading.state,
    answer: state.answer,
    work: state.work,
    sent_on: arrived ?? (state.delivery === 'bounced' ? dayPlus(today, -60) : null),
    received_on: reading.receivedOn,
    due_on: reading.dueOn,
    answered_on: reading.answeredOn,
    next_step: reading.nextStep,
    next_step_on: reading.nextStepOn,
    assignee: null,
    assignee_name: null,
    version: 1,
    changed_at: new Date(`${today}T09:00:00Z`),
    changed_by: actor.name,
  } as const
}

type Came = { readonly id: number; readonly on: string; readonly mail: MailForTests }

type NewMessage = Insertable<WritableRequestTables['message']>
type GivenMessage = Pick<NewMessage, 'direction' | 'subject' | 'body' | 'at'> & Partial<NewMessage>

const usFor = (code: string): string => `Spotlight <reply+${code.toLowerCase()}@localhost>`

/** Both ways: who wrote to whom follows from the direction. */
async function insertMessage(tx: WriteDb, { code }: Trust, round: string, message: GivenMessage): Promise<number> {
  const [sender, recipient] = message.direction === 'in' ? [addressOf(code), usFor(code)] : [usFor(code), addressOf(code)]
  const { id } = await writes<WritableRequestTables>(tx)
    .insertInto('message')
    .values({
      round_id: round,
      trust_code: code,
      letter_kind: null,
      mail_id: null,
      header_message_id: null,
      authentication: null,
      raw_sha256: null,
      raw_bytes: null,
      held_because: null,
      filed_by: null,
      form_token: null,
      guess: null,
      sender,
      recipient,
      ...message,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Our letter, and what came back. Gives what came, oldest first. */
async function insertMessages(tx: WriteDb, { trust, state, round }: Drawing, arrived: string): Promise<readonly Came[]> {
  const letter = {
    direction: 'out',
    letter_kind: 'request',
    subject: `Request to ${trust.name}`,
    body: `Dear ${trust.name}`,
  } as const
  await insertMessage(tx, trust, round, { ...letter, at: new Date(`${arrived}T09:00:00Z`) })
  const came: Came[] = []
  for (const mail of state.mails) {
    const on = dayPlus(arrived, mail.after)
    const id = await insertMessage(tx, trust, round, {
      direction: 'in',
      subject: `Re: ${letter.subject}`,
      body: mail.text,
      guess: mail.guess,
      came_by: mail.cameBy ?? 'mail',
      attachments: JSON.stringify(mail.file ? [filesForTests[mail.file]] : []),
      at: new Date(`${on}T11:00:00Z`),
    })
    came.push({ id, on, mail })
  }
  return came
}

const wholeDay = (day: string): Date => new Date(`${day}T14:00:00Z`)

async function insertAnswers(tx: WriteDb, key: Key, { said }: AnsweredState, came: Came | null): Promise<void> {
  const tables = writes<WritableRequestTables>(tx)
  for (const [question_id, each] of Object.entries(said)) {
    if (came === null) throw new Error('Nobody has said anything yet')
    const changed = { version: 1, changed_at: wholeDay(came.on), changed_by: actor.name }
    const language = each.language ?? 'en'
    const translation = each.translation ?? null
    const numbers = { number: each.number ?? null, from_day: each.fromDay ?? null, to_day: each.toDay ?? null }
    await tables
      .insertInto('answer')
      .values({
        ...key,
        question_id,
        words: each.words,
        language,
        translation,
        ...numbers,
        note: '',
        exemption: each.exemption ?? null,
        ...changed,
      })
      .execute()
    if (each.quote === undefined) continue
    const file = came.mail.file === undefined || came.mail.text.includes(each.quote) ? null : filesForTests[came.mail.file]
    await tables
      .insertInto('answer_evidence')
      .values({
        ...key,
        question_id,
        source: 'quote',
        message_id: came.id,
        file_sha256: file?.sha256 ?? null,
        file_name: file?.name ?? null,
        page: file ? 1 : null,
        quote: each.quote,
        language,
        translation,
        url: null,
        dated: came.on,
        is_found: true,
        is_shown: true,
        added_at: changed.changed_at,
        added_by: actor.name,
        removed_at: null,
        removed_by: null,
      })
      .execute()
  }
}

const nobodySaid = 'Nothing was said about this.'

async function insertReadings(tx: WriteDb, key: Key, { state, readers, today }: Drawing): Promise<void> {
  const tables = writes<WritableRequestTables>(tx)
  for (const [index, slot] of (['first', 'second', 'settled'] as const).entries()) {
    const [reading, reader] = [state.readings[slot], readers[index]]
    if (!reading || !reader) continue
    const at = wholeDay(dayPlus(today, -10 + index))
    await tables
      .insertInto('marking')
      .values({
        ...key,
        slot,
        marker: reader.id,
        marker_name: reader.name,
        state: reading.state,
        based_on: null,
        version: 1,
        started_at: at,
        done_at: reading.state === 'done' ? at : null,
      })
      .execute()
    const noteOf = (id: string) => (state.said[id]?.quote === undefined ? nobodySaid : '')
    const given = Object.entries(reading.marks).map(([question_id, mark]) => ({ question_id, mark, note: noteOf(question_id) }))
    await tables
      .insertInto('mark')
      .values(given.map(each => ({ ...key, slot, ...each })))
      .execute()
  }
}

async function insertDecision(tx: WriteDb, key: Key, { state, readers, today }: Drawing): Promise<void> {
  const { note, excluded, override } = state
  if (!note && excluded === undefined && !override) return
  const at = wholeDay(dayPlus(today, -5))
  await writes<WritableRequestTables>(tx)
    .insertInto('status_decision')
    .values({
      ...key,
      note_en: note?.en ?? '',
      note_cy: note?.cy ?? '',
      excluded_reason: excluded ?? null,
      treated_by: excluded === undefined ? null : 'EX-501',
      override_status: override?.status ?? null,
      override_rule: override?.rule ?? null,
      override_reason: override?.reason ?? null,
      override_by: override ? readers[2].id : null,
      override_at: override ? at : null,
      version: 1,
      changed_at: at,
      changed_by: readers[2].name,
    })
    .execute()
}

/** What each done sheet rests on, as finishing it leaves that; of a stale one it stays empty, so that something has changed since. */
async function baseReadings(
  tx: WriteDb,
  { round, markingMode, trusts }: { round: string; markingMode: MarkingMode; trusts: readonly Asked[] },
): Promise<void> {
  const [answers, evidence] = [await answersOfRound(tx, round), await evidenceOfRound(tx, round)]
  const sheets = await sheetsOfRound(tx, round)
  for (const { trust, state } of trusts) {
    const found = sheets.get(trust.code) ?? {}
    const said = fingerprintOfAnswers(answers.get(trust.code) ?? [], evidence.get(trust.code) ?? [])
    for (const slot of markingSlots) {
      if (found[slot]?.state !== 'done' || state.readings[slot]?.isStale) continue
      await writes<WritableRequestTables>(tx)
        .updateTable('marking')
        .set({ based_on: basisOf(slot, markingMode, said, found) })
        .where('round_id', '=', round)
        .where('trust_code', '=', trust.code)
        .where('slot', '=', slot)
        .execute()
    }
  }
}

/** What the trust wrote on its own page, where it has been asked for its answer. */
async function insertReply(tx: WriteDb, key: Key, { trust, state, today }: Drawing): Promise<void> {
  if (state.reply === undefined) return
  const at = wholeDay(dayPlus(today, -2))
  const tables = writes<WritableReplyTables & WritableRequestTables>(tx)
  const link = await tables
    .insertInto('reply_link')
    .values({
      ...key,
      purpose: 'answer',
      token_hash: createHash('sha256').update(`reply ${key.round_id} ${trust.code}`).digest('hex'),
      sent_to: addressOf(trust.code),
      message_id: null,
      shown: null,
      fingerprint: null,
      made_at: wholeDay(dayPlus(today, -9)),
      made_by: actor.name,
      expires_at: wholeDay(dayPlus(today, 30)),
      ended_at: null,
      ended_because: null,
      ended_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const message = await insertMessage(tx, trust, key.round_id, {
    direction: 'in',
    came_by: 'reply-page',
    subject: 'Reply',
    body: state.reply,
    at,
  })
  await tables
    .insertInto('reply')
    .values({
      ...key,
      link_id: link.id,
      number: 1,
      verdict: 'answer',
      words: state.reply,
      answers: '[]',
      language: 'en',
      form_token: `reply ${key.round_id} ${trust.code}`,
      message_id: message,
      sent_at: at,
      settled_as: null,
      settled_words: null,
      settled_by: null,
      settled_at: null,
    })
    .execute()
}
