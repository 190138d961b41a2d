import { type Campaign, dayInUk, type ReadDb } from '../foundation/index.ts'
import { nearest } from './distance.ts'
import { longestQuestion } from './find-form.tsx'
import type { NameMatch } from './names/choose-matches.ts'
import { searchNames } from './names/search-names.ts'
import type { Elsewhere } from './postcode/elsewhere.ts'
import type { InvalidReason } from './postcode/parse-postcode.ts'
import { type Place, placeFor } from './postcode/place-for.ts'
import { surveyedNow } from './surveyed-now.ts'
import { trustByCode } from './trust-store.ts'
import type { Trust } from './types.ts'

export type NearTrust = { readonly trust: Trust; readonly km: number }

/** What somebody's question in the search box comes to. */
export type FindAnswer =
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'too-long' }
  | {
      readonly kind: 'place'
      readonly place: Place
      /** The campaign's trusts that are asked and open today. */
      readonly nearest: readonly NearTrust[]
      /** In the example campaign the real trusts nearby, else none. */
      readonly real: readonly NearTrust[]
      /** Some districts are written like a trust's code (`RH5`): that trust, in case it was meant. */
      readonly alsoTrust: Trust | null
    }
  /** A postcode that exists, and of which nobody says where it lies. */
  | { readonly kind: 'placeless'; readonly near: string }
  | { readonly kind: 'elsewhere'; readonly where: Elsewhere }
  | { readonly kind: 'non-geographic' }
  | { readonly kind: 'invalid-postcode'; readonly reason: InvalidReason }
  | { readonly kind: 'unknown-postcode'; readonly near: string; readonly districtKnown: boolean }
  | { readonly kind: 'one'; readonly match: NameMatch }
  | { readonly kind: 'several'; readonly matches: readonly NameMatch[] }
  | { readonly kind: 'none' }

type Options = { readonly campaign: Campaign; readonly now: Date; readonly count?: number }

/** Answers a postcode, a code or a name. Reads only; nothing of the question is kept. */
export async function findAnswer(db: ReadDb, text: string, { campaign, now, count = 5 }: Options): Promise<FindAnswer> {
  const question = text.trim()
  if (question === '') return { kind: 'nothing-typed' }
  if (question.length > longestQuestion) return { kind: 'too-long' }
  const answer = await placeFor(db, question)
  if (answer.kind === 'not-a-postcode') return searchNames(db, question, { campaign })
  const trust = await trustOfCode(db, question, campaign)
  // `EX-101` reads like a postcode of Exeter; a hyphen, or no such postcode, and the code is meant.
  if (trust && (answer.kind !== 'place' || question.includes('-'))) return searchNames(db, question, { campaign })
  switch (answer.kind) {
    case 'place':
      return { ...answer, ...(await around(db, answer.place, { campaign, on: dayInUk(now), count })), alsoTrust: trust }
    case 'unknown':
      return { kind: 'unknown-postcode', near: answer.near, districtKnown: answer.districtKnown }
    case 'invalid':
      return { kind: 'invalid-postcode', reason: answer.reason }
    default:
      return answer
  }
}

async function trustOfCode(db: ReadDb, question: string, campaign: Campaign): Promise<Trust | null> {
  const trust = await trustByCode(db, question)
  return trust?.isInvented && campaign === 'uk' ? null : trust
}

async function around(
  db: ReadDb,
  place: Place,
  { campaign, on, count }: { readonly campaign: Campaign; readonly on: string; readonly count: number },
): Promise<{ nearest: NearTrust[]; real: NearTrust[] }> {
  const surveyed = await surveyedNow(db, { campaign, on })
  const real = campaign === 'example' ? await surveyedNow(db, { campaign: 'uk', on }) : []
  return { nearest: nearest(place, surveyed, count), real: nearest(place, real, count) }
}
