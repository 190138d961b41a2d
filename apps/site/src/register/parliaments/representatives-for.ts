import { type Campaign, dayInUk, type ReadDb } from '../../foundation/index.ts'
import { constituenciesByCodes, politicianOf } from '../politician-store.ts'
import type { Constituency } from '../types.ts'
import { type Body, type DevolvedBody, devolvedBodyOf, memberPages } from './bodies.ts'
import { dissolutionOn, isOfEarlierParliament } from './dissolution-rules.ts'
import { type Dissolution, dissolutionsThatHold } from './dissolution-store.ts'
import { membersOf, seatOf } from './parliament-store.ts'

/** Somebody whom a supporter can write to. */
export type Representative = {
  readonly name: string
  /** As Parliament writes it (“Rt Hon …”), where the source says. */
  readonly title: string | null
  readonly party: string | null
  readonly email: string | null
  /** The day on which the source was true, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** Who sits for somebody in one parliament, or why nobody can be named. */
export type BodyAnswer = {
  readonly body: Body
  /** The seat there, in words; null where our tables do not say in which one the constituency lies. */
  readonly seat: string | null
  /** The parliament's own page for finding its members. */
  readonly findAt: { readonly en: string; readonly cy: string }
  readonly standing:
    | { readonly kind: 'members'; readonly members: readonly Representative[]; readonly vacant: number }
    /** Every place of the seat is empty. */
    | { readonly kind: 'vacant'; readonly asOf: string }
    | { readonly kind: 'dissolved'; readonly from: string; readonly until: string | null; readonly source: string }
    /** The names we have are those of the parliament before the last election. */
    | { readonly kind: 'out-of-date'; readonly asOf: string; readonly electedAfter: string }
    /** We have names, and cannot tell from a postcode which seat it is: one is chosen. */
    | {
        readonly kind: 'choose'
        readonly seats: readonly { readonly seat: string; readonly members: readonly Representative[] }[]
      }
    | { readonly kind: 'no-names' }
}

type Options = { readonly campaign: Campaign; readonly now: Date }

/** Everybody who represents a constituency: its MP first, then the members of its nation's parliament. null: no such constituency. */
export async function representativesFor(
  db: ReadDb,
  constituencyCode: string,
  { campaign, now }: Options,
): Promise<BodyAnswer[] | null> {
  const [constituency] = await constituenciesByCodes(db, [constituencyCode])
  if (!constituency) return null
  const situation = { dissolutions: await dissolutionsThatHold(db), day: dayInUk(now), campaign }
  const devolved = devolvedBodyOf(constituency.nation)
  const commons = await commonsAnswer(db, constituency, situation)
  return devolved === null ? [commons] : [commons, await devolvedAnswer(db, devolved, constituency, situation)]
}

/** Whether a parliament has no members on a day, `YYYY-MM-DD`: after its dissolution, until the day of the election. */
export const isDissolved = async (db: ReadDb, body: Body, day: string): Promise<boolean> =>
  dissolutionOn(await dissolutionsThatHold(db), body, day) !== null

type Situation = { readonly dissolutions: readonly Dissolution[]; readonly day: string; readonly campaign: Campaign }

async function commonsAnswer(db: ReadDb, { code, name }: Constituency, situation: Situation): Promise<BodyAnswer> {
  const body = 'house-of-commons'
  const answer = (standing: BodyAnswer['standing']): BodyAnswer => ({ body, seat: name, findAt: memberPages[body], standing })
  const politician = await politicianOf(db, code, situation.campaign)
  const closed = closedBy(body, politician?.asOf ?? null, situation)
  if (closed) return answer(closed)
  if (!politician) return answer({ kind: 'no-names' })
  const { asOf } = politician
  if (politician.name === null) return answer({ kind: 'vacant', asOf })
  const { title, party, email } = politician
  return answer({ kind: 'members', members: [{ name: politician.name, title, party, email, asOf }], vacant: 0 })
}

async function devolvedAnswer(db: ReadDb, body: DevolvedBody, { code }: Constituency, situation: Situation): Promise<BodyAnswer> {
  const found = await seatOf(db, body, code)
  const seat = found?.seat ?? null
  const isInvented = situation.campaign === 'example'
  const members = await membersOf(db, seat === null ? { body, isInvented } : { body, seat, isInvented })
  const asOf = members.map(({ as_of }) => as_of).sort()[0] ?? null
  const standing = closedBy(body, asOf, situation) ?? standingOf(seat, members)
  return { body, seat, findAt: memberPages[body], standing }
}

type Member = Awaited<ReturnType<typeof membersOf>>[number]

function standingOf(seat: string | null, members: readonly Member[]): BodyAnswer['standing'] {
  const [first] = members
  if (!first) return { kind: 'no-names' }
  if (seat === null) {
    const seats = [...new Set(members.map(member => member.seat))]
    return {
      kind: 'choose',
      seats: seats.map(each => ({ seat: each, members: named(members.filter(one => one.seat === each)) })),
    }
  }
  const sitting = named(members)
  return sitting.length === 0
    ? { kind: 'vacant', asOf: first.as_of }
    : { kind: 'members', members: sitting, vacant: members.length - sitting.length }
}

const named = (members: readonly Member[]): Representative[] =>
  members.flatMap(({ name, party, email, as_of }) => (name === null ? [] : [{ name, title: null, party, email, asOf: as_of }]))

/** No members today, or only those of an earlier parliament. */
function closedBy(body: Body, asOf: string | null, { dissolutions, day }: Situation): BodyAnswer['standing'] | null {
  const now = dissolutionOn(dissolutions, body, day)
  if (now) return { kind: 'dissolved', from: now.from, until: now.until, source: now.source }
  if (asOf === null || !isOfEarlierParliament(dissolutions, body, { asOf, day })) return null
  const electedAfter = dissolutions
    .flatMap(each => (each.body === body && each.until !== null && each.until < day ? [each.until] : []))
    .reduce((latest, until) => (until > latest ? until : latest), '')
  return { kind: 'out-of-date', asOf, electedAfter }
}
