import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, announce, inTransaction, type ReadDb, record, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { insertRows } from '../insert-rows.ts'
import { allConstituencies } from '../politician-store.ts'
import type { ParliamentMemberRecord, RegisterTables } from '../schema.ts'
import { type Body, type DevolvedBody, devolvedBodies } from './bodies.ts'
import { allSeats, membersOf } from './parliament-store.ts'
import { type BrokenLine, type KnownSeats, type PoliticianLine, plainSeat, readPoliticiansFile } from './read-politicians-file.ts'

/** What a file changes in one seat. */
export type SeatChange = {
  readonly body: Body
  readonly seat: string
  readonly kind: 'new' | 'changed' | 'same'
  readonly before: number
  readonly after: number
}
export type PoliticiansPlan =
  | { readonly kind: 'no-columns'; readonly missing: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly broken: readonly BrokenLine[] }
  | { readonly kind: 'plan'; readonly changes: readonly SeatChange[] }

type Input = { readonly text: string; readonly today: string }

/** Says what a file of politicians would change. Changes nothing. */
export const planPoliticians = async (db: ReadDb, input: Input): Promise<PoliticiansPlan> => (await prepare(db, input)).plan

/**
 * Brings in a file of politicians: whole or, with one broken line, not at all. Each seat that it names is replaced, the others stay. A
 * seat never goes back to an older day.
 */
export const importPoliticians = (
  db: WriteDb,
  input: Input & { readonly actor: Actor; readonly now: Date },
): Promise<PoliticiansPlan> =>
  inTransaction(
    db,
    async tx => {
      // Two imports at once come one after the other.
      await sql`lock table parliament_member in share row exclusive mode`.execute(writes<RegisterTables>(tx))
      const { plan, bySeat } = await prepare(tx, input)
      if (plan.kind !== 'plan') return plan
      const moving = plan.changes.filter(({ kind }) => kind !== 'same')
      if (moving.length === 0) return plan
      await record(tx, {
        actor: input.actor,
        at: input.now,
        deed: 'register.import-politicians',
        subject: { kind: 'register', id: 'register' },
        after: {
          sha256: createHash('sha256').update(input.text).digest('hex'),
          seats: moving.map(({ body, seat }) => `${body}: ${seat}`),
        },
      })
      for (const { body, seat } of moving) await replaceSeat(tx, body, seat, bySeat.get(keyOf({ body, seat })) ?? [])
      await announce(tx, { name: 'register-imported' })
      return plan
    },
    { limitMs: 60_000 },
  )

type Prepared = { readonly plan: PoliticiansPlan; readonly bySeat: ReadonlyMap<string, readonly PoliticianLine[]> }
type Standing = { readonly asOf: string; readonly who: readonly string[] }

const keyOf = ({ body, seat }: { readonly body: Body; readonly seat: string }): string => `${body}\n${seat}`
const inWords = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

async function prepare(db: ReadDb, { text, today }: Input): Promise<Prepared> {
  const read = readPoliticiansFile(text, { seats: await knownSeats(db), today })
  const bySeat = Map.groupBy(read.lines, keyOf)
  if (read.missingColumns.length > 0) return { plan: { kind: 'no-columns', missing: read.missingColumns }, bySeat }
  const standing = await standingSeats(db)
  const older = read.lines.flatMap((line): BrokenLine[] => {
    const there = standing.get(keyOf(line))
    return there && line.asOf < there.asOf
      ? [{ line: line.line, why: `what we have of this seat is as of ${there.asOf}: newer` }]
      : []
  })
  const broken = [...read.broken, ...older].sort((a, b) => a.line - b.line)
  if (broken.length > 0) return { plan: { kind: 'broken', broken }, bySeat }
  if (read.lines.length === 0) return { plan: { kind: 'empty' }, bySeat }
  return { plan: { kind: 'plan', changes: [...bySeat.values()].flatMap(lines => changeOf(lines, standing)) }, bySeat }
}

function changeOf(lines: readonly PoliticianLine[], standing: ReadonlyMap<string, Standing>): SeatChange[] {
  const [first] = lines
  if (!first) return []
  const there = standing.get(keyOf(first))
  const after = lines.map(({ name, party, email, asOf }) => inWords(name, party, email, asOf))
  const kind = !there ? 'new' : JSON.stringify(there.who) === JSON.stringify(after) ? 'same' : 'changed'
  return [{ body: first.body, seat: first.seat, kind, before: there?.who.length ?? 0, after: after.length }]
}

/** Every seat of which something is known, real ones only. */
async function standingSeats(db: ReadDb): Promise<Map<string, Standing>> {
  const commons = await rows<RegisterTables>(db)
    .selectFrom('politician')
    .select(['constituency_code', 'name', 'party', 'email', 'as_of'])
    .where('is_invented', '=', false)
    .execute()
  const known = new Map<string, Standing>(
    commons.map(({ constituency_code: seat, name, party, email, as_of }) => [
      keyOf({ body: 'house-of-commons', seat }),
      { asOf: as_of, who: [inWords(name, party, email, as_of)] },
    ]),
  )
  for (const body of devolvedBodies) {
    for (const { seat, name, party, email, as_of } of await membersOf(db, { body, isInvented: false })) {
      const there = known.get(keyOf({ body, seat }))
      const who = [...(there?.who ?? []), inWords(name, party, email, as_of)]
      known.set(keyOf({ body, seat }), { asOf: there && there.asOf > as_of ? there.asOf : as_of, who })
    }
  }
  return known
}

async function knownSeats(db: ReadDb): Promise<KnownSeats> {
  const constituencies = await allConstituencies(db)
  const seats = await allSeats(db)
  const commons = constituencies.flatMap(({ code, name, nameCy }) =>
    [code, name, ...(nameCy === null ? [] : [nameCy])].map(text => [plainSeat(text), { seat: code, members: 1 }] as const),
  )
  const ofBody = (body: DevolvedBody) =>
    new Map(seats.filter(each => each.body === body).map(({ seat, members }) => [plainSeat(seat), { seat, members }] as const))
  // The Scottish Parliament's constituencies and regions are in no table: its file names them.
  return new Map([
    ['house-of-commons', new Map(commons)],
    ['senedd', ofBody('senedd')],
    ['ni-assembly', ofBody('ni-assembly')],
  ])
}

async function replaceSeat(tx: WriteDb, body: Body, seat: string, lines: readonly PoliticianLine[]): Promise<void> {
  const db = writes<RegisterTables>(tx)
  if (body === 'house-of-commons') {
    const [line] = lines
    if (!line) return
    const { name, party, email, asOf } = line
    const values = {
      name,
      title: null,
      party,
      email,
      email_missing: name === null ? 'vacant' : email === null ? 'not-in-source' : null,
      as_of: asOf,
    }
    await db
      .insertInto('politician')
      .values({ constituency_code: seat, is_invented: false, body, ...values })
      .onConflict(conflict => conflict.columns(['constituency_code', 'is_invented', 'body']).doUpdateSet(values))
      .execute()
    return
  }
  await db
    .deleteFrom('parliament_member')
    .where('body', '=', body)
    .where('seat', '=', seat)
    .where('is_invented', '=', false)
    .execute()
  const members = lines.map(
    ({ name, party, email, source, asOf }, at): ParliamentMemberRecord => ({
      body,
      is_invented: false,
      seat,
      place: at + 1,
      name,
      party,
      email,
      source,
      as_of: asOf,
    }),
  )
  await insertRows(tx, 'parliament_member', members)
}
