import { type Ctx, dayInUk, nameIn } from '../../foundation/index.ts'
import { type Constituency, type Nation, nearest, placeFor } from '../../register/index.ts'
import { currentStatuses, type ReleaseSummary, type StatusCode } from '../../releases/index.ts'
import type { Recipient } from '../letters/letter.ts'

export type NearTrust = { readonly name: string; readonly status: StatusCode }

/** The trusts that a letter names, and what they answered. */
export type LocalFacts = { readonly trusts: readonly NearTrust[]; readonly release: ReleaseSummary | null }

/** More than three, and nobody reads them. */
const named = 3

type Near = {
  /** Empty: the middle of the constituency is meant. Nothing of it is kept. */
  readonly postcode: string
  readonly constituency: Constituency
  readonly body: Recipient['body']
}

/** The parliament of a nation looks after the hospitals of that nation; Westminster has members for all. */
export const mayAskAbout = (
  body: Recipient['body'],
  { home, nation }: { readonly home: Nation; readonly nation: Nation },
): boolean => body === 'house-of-commons' || nation === home

/** What the trusts nearest to a writer answered, as far as whom they write to can ask about them. */
export async function localFacts(c: Ctx, { postcode, constituency, body }: Near): Promise<LocalFacts> {
  const { db, locale, services } = c.var
  const { release, statuses } = await currentStatuses(db, { campaign: services.campaign, on: dayInUk(services.clock()) })
  const asked = statuses.flatMap(({ status, ...trust }) =>
    status === null || !mayAskAbout(body, { home: constituency.nation, nation: trust.nation }) ? [] : [{ ...trust, status }],
  )
  const found = nearest(await pointOf(c, postcode, constituency), asked, named)
  return {
    release,
    trusts: found.map(({ trust }) => ({
      name: nameIn(locale, trust),
      status: trust.status,
    })),
  }
}

async function pointOf(c: Ctx, postcode: string, { lat, lon }: Constituency): Promise<{ lat: number; lon: number }> {
  const answer = postcode === '' ? null : await placeFor(c.var.db, postcode)
  return answer?.kind === 'place' ? answer.place : { lat, lon }
}
