import { sql } from 'kysely'
import { charityOf } from '../../content/index.ts'
import {
  type Actor,
  dayInUk,
  inTransaction,
  type MailOffice,
  type Principal,
  record,
  type WriteDb,
  writes,
} from '../../foundation/index.ts'
import { linkInLetter } from '../replies/link-in-letter.ts'
import { tieToLetter } from '../replies/make-link.ts'
import { roundById } from '../rounds/round-store.ts'
import type { WritableSurveyTables } from '../schema.ts'
import { insertLetters } from '../sending/insert-letters.ts'
import type { Round } from '../types.ts'
import { aimOf, groundOf } from './bulk-ground.ts'
import { judgeBulk, workAfterReading } from './bulk-rules.ts'
import {
  type BulkItem,
  type BulkPlan,
  bulkPlan,
  type ItemOutcome,
  lockPlan,
  nextItems,
  noteConfirmed,
  noteFinished,
  noteOutcomes,
  unfinishedPlans,
} from './bulk-store.ts'
import { type ChaseLetter, chaseLetters } from './chase-letters.ts'
import { type ListedRequest, requestsByCodes } from './list-store.ts'

/** So many requests in one transaction: short enough for everybody who waits, and little to repeat after a crash. */
export const bulkPiece = 200

export type BulkOffice = { readonly db: WriteDb; readonly office: MailOffice }

/** Whoever says yes to a plan, as they are at that moment. */
export type Confirming = Pick<Principal, 'barredFrom'>

/**
 * Does what a plan says, piece by piece: each piece changes its requests, writes its letters and notes its outcomes in one transaction, so
 * that after a crash the rest is done and nothing twice. Asked again, it goes on where it stopped; a finished plan is left as it is. A
 * request that somebody has changed since the plan was looked at is left as they made it.
 */
export async function runBulk(
  { db, office }: BulkOffice,
  { round, plan, confirmedBy }: { round: string; plan: string; confirmedBy: Confirming | null },
): Promise<'finished' | 'no-such-plan'> {
  const found = await bulkPlan(db, round, plan)
  if (!found || (confirmedBy === null && found.confirmedAt === null)) return 'no-such-plan'
  if (confirmedBy !== null) await confirm(db, found, confirmedBy, office.clock())
  while ((await runPiece({ db, office }, found.id)) === 'more') {}
  return 'finished'
}

/** Goes on with every plan that a crash left in the middle. */
export async function resumeBulk(bulk: BulkOffice): Promise<number> {
  const plans = await unfinishedPlans(bulk.db)
  for (const { id, round } of plans) await runBulk(bulk, { round, plan: id, confirmedBy: null })
  return plans.length
}

const actorOf = ({ madeBy }: BulkPlan): Actor => ({ kind: 'staff', id: madeBy.id, name: madeBy.name })

const confirm = (db: WriteDb, plan: BulkPlan, { barredFrom }: Confirming, now: Date): Promise<void> =>
  inTransaction(db, async tx => {
    if (!(await noteConfirmed(tx, plan.id, now, barredFrom))) return
    const after = { plan: plan.id, kind: plan.kind, assignee: plan.assignee?.name ?? null }
    await record(tx, { actor: actorOf(plan), at: now, deed: 'request.bulk', subject: { kind: 'round', id: plan.round }, after })
  })

/** The next piece of a plan, at most so many requests. */
export const runPiece = ({ db, office }: BulkOffice, id: string, most = bulkPiece): Promise<'more' | 'done'> =>
  inTransaction(db, async tx => {
    const plan = await lockPlan(tx, id)
    if (!plan || plan.confirmedAt === null || plan.finishedAt !== null) return 'done'
    const items = await nextItems(tx, id, most)
    if (items.length > 0) await doPiece(tx, { plan, items, office })
    if (items.length === most) return 'more'
    await noteFinished(tx, id, office.clock())
    return 'done'
  })

type Piece = { readonly plan: BulkPlan; readonly items: readonly BulkItem[]; readonly office: MailOffice }

async function doPiece(tx: WriteDb, { plan, items, office }: Piece): Promise<void> {
  const now = office.clock()
  const today = dayInUk(now)
  const round = await roundById(tx, plan.round)
  if (!round) throw new Error(`The round ${plan.round} of a plan is not there`)
  const who = await lockRequests(
    tx,
    plan.round,
    items.map(({ code }) => code),
  )
  const requests = await requestsByCodes(
    tx,
    plan.round,
    items.map(({ code }) => code),
  )
  const letters: ReadonlyMap<string, ChaseLetter> =
    plan.kind === 'chase'
      ? await chaseLetters(tx, {
          round,
          requests: [...requests.values()],
          today,
          mailDomain: office.mailDomain,
          baseUrl: office.baseUrl,
        })
      : new Map()
  const isOver = round.state !== 'open' && round.state !== 'sending'
  const outcomes = items.map((item): ItemOutcome => {
    const request = requests.get(item.code)
    const changedBy = who.get(item.code) ?? null
    if (!request || isOver || request.version !== item.basedOn)
      return { code: item.code, outcome: 'changed-meanwhile', changedBy }
    const verdict = judgeBulk(aimOf(plan, today), groundOf(request, letters.get(item.code)), plan.madeBy.barredFrom)
    return { code: item.code, outcome: verdict === 'will' ? 'done' : verdict, changedBy: null }
  })
  const ready = outcomes.flatMap(({ code, outcome }) => (outcome === 'done' ? (requests.get(code) ?? []) : []))
  await changeAll(tx, { plan, round, requests: ready, letters, office, now })
  await noteOutcomes(tx, plan.id, outcomes)
}

type Change = {
  readonly plan: BulkPlan
  readonly round: Round
  readonly requests: readonly ListedRequest[]
  readonly letters: ReadonlyMap<string, ChaseLetter>
  readonly office: MailOffice
  readonly now: Date
}

async function changeAll(tx: WriteDb, change: Change): Promise<void> {
  if (change.requests.length === 0) return
  const { plan, requests, now } = change
  const fresh = requests.map(request => ({ request, after: columnsAfter(plan, request) }))
  await sql`
    update request set
      work = fresh.work, channel = fresh.channel, assignee = fresh.assignee, assignee_name = fresh.assignee_name,
      version = request.version + 1, changed_at = ${now}, changed_by = ${plan.madeBy.name}
    from jsonb_to_recordset(${JSON.stringify(fresh.map(({ request, after }) => ({ code: request.trust_code, ...after })))}::jsonb)
      as fresh(code text, work text, channel text, assignee text, assignee_name text)
    where request.round_id = ${plan.round} and request.trust_code = fresh.code`.execute(writes<WritableSurveyTables>(tx))
  if (plan.kind === 'chase') return writeReminders(tx, change)
  await record(
    tx,
    ...fresh.map(({ request, after }) => ({
      actor: actorOf(plan),
      at: now,
      deed: 'request.change',
      subject: { kind: 'request', id: `${plan.round}/${request.trust_code}` },
      before: differing(request, after),
      after: differing(after, request),
    })),
  )
}

type Columns = Pick<ListedRequest, 'work' | 'channel' | 'assignee' | 'assignee_name'>

function columnsAfter({ kind, assignee }: BulkPlan, request: ListedRequest): Columns {
  const { work, channel, assignee: before, assignee_name } = request
  const same = { work, channel, assignee: before, assignee_name }
  switch (kind) {
    case 'chase':
      return same
    case 'assign':
      return { ...same, assignee: assignee?.id ?? null, assignee_name: assignee?.name ?? null }
    case 'portal':
      return { ...same, channel: 'portal' }
    case 'read':
      return { ...same, work: workAfterReading(request.answer) }
  }
}

/** For the audit log: only what has changed, people by name. */
const differing = (some: Columns, other: Columns): Record<string, string | null> => ({
  ...(some.work === other.work ? {} : { work: some.work }),
  ...(some.channel === other.channel ? {} : { channel: some.channel }),
  ...(some.assignee === other.assignee ? {} : { assignee: some.assignee_name }),
})

async function writeReminders(tx: WriteDb, { plan, requests, letters, office, now }: Change): Promise<void> {
  const ready = []
  for (const request of requests) {
    const chase = letters.get(request.trust_code)
    if (chase?.letter.state !== 'ready') throw new Error(`The reminder to ${request.trust_code} was judged ready and is not`)
    const { trust_code: code } = request
    const { subject, text } = chase.letter
    const letter = { round: plan.round, trustCode: code, kind: 'chase', text, to: chase.address } as const
    ready.push({ code, chase, subject, text, link: await linkInLetter(tx, { ...letter, actor: actorOf(plan), now }) })
  }
  const inserted = await insertLetters(
    tx,
    ready.map(({ code, chase, subject, text, link }) => ({
      round: plan.round,
      trustCode: code,
      replyToken: chase.replyToken,
      to: chase.address,
      kind: 'chase',
      subject,
      text,
      ...(link ? { mailText: link.mailText } : {}),
      inReplyTo: chase.inReplyTo,
    })),
    { charityName: (await charityOf(tx)).name, office, now },
  )
  const idOf = new Map(inserted.map(({ trustCode, messageId }) => [trustCode, messageId]))
  for (const { code, link } of ready) {
    const messageId = idOf.get(code)
    if (link && messageId !== undefined) await tieToLetter(tx, link.id, messageId)
  }
  await record(
    tx,
    ...ready.map(({ code, chase, subject }) => ({
      actor: actorOf(plan),
      at: now,
      deed: 'request.write',
      subject: { kind: 'request', id: `${plan.round}/${code}` },
      after: { message: idOf.get(code) ?? null, letter: 'chase', to: chase.address, subject },
    })),
  )
}

/** Locks them, always in the order of the key. Gives who changed each last. */
async function lockRequests(tx: WriteDb, round: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const locked = await writes<WritableSurveyTables>(tx)
    .selectFrom('request')
    .select(['trust_code', 'changed_by'])
    .where('round_id', '=', round)
    .where('trust_code', 'in', [...codes])
    .orderBy('trust_code')
    .forUpdate()
    .execute()
  return new Map(locked.map(row => [row.trust_code, row.changed_by]))
}
