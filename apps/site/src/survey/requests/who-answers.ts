import type { ReadDb } from '../../foundation/index.ts'
import {
  allSuccessions,
  followSuccessions,
  predecessorsOf,
  type Succession,
  type Trust,
  trustByCode,
  trustsByCodes,
} from '../../register/index.ts'

/** Who answers a request today: the trust itself; those that took it over, and since when; or nobody, when it closed and nothing follows. */
export type Answering =
  | { readonly kind: 'itself' }
  | { readonly kind: 'successors'; readonly since: string; readonly trusts: readonly Pick<Trust, 'code' | 'name' | 'nameCy'>[] }
  | { readonly kind: 'nobody'; readonly since: string }

type Known = {
  readonly code: string
  readonly closedOn: string | null
  readonly today: string
  readonly successions: readonly Succession[]
  /** The open trusts at the ends of the successions. */
  readonly ends: readonly Pick<Trust, 'code' | 'name' | 'nameCy'>[]
}

/** Decides by the register. A trust that is to close answers until it has. */
export function whoAnswers({ code, closedOn, today, successions, ends }: Known): Answering {
  if (closedOn === null || closedOn > today) return { kind: 'itself' }
  const others = ends.filter(end => end.code !== code)
  if (others.length === 0) return { kind: 'nobody', since: closedOn }
  const steps = successions.filter(({ from }) => from === code).map(({ effectiveOn }) => effectiveOn)
  return { kind: 'successors', since: steps.toSorted()[0] ?? closedOn, trusts: others }
}

/** Who answers for a trust on a day, by the register's tables. A code that the register does not know answers for itself. */
export async function answeringFor(db: ReadDb, code: string, today: string): Promise<Answering> {
  const trust = await trustByCode(db, code)
  if (!trust || trust.closedOn === null || trust.closedOn > today) return { kind: 'itself' }
  const successions = await allSuccessions(db)
  const ends = await trustsByCodes(db, followSuccessions(trust.code, successions))
  return whoAnswers({
    code: trust.code,
    closedOn: trust.closedOn,
    today,
    successions,
    ends: ends.filter(end => isOpen(end, today)),
  })
}

const isOpen = ({ closedOn }: Trust, today: string): boolean => closedOn === null || closedOn > today

/** The codes of the trusts that this one has taken over until a day, one step back. */
export const takenOverBy = async (db: ReadDb, code: string, today: string): Promise<string[]> =>
  (await predecessorsOf(db, code)).filter(({ effectiveOn }) => effectiveOn <= today).map(({ from }) => from)
