import { HTTPException } from 'hono/http-exception'
import type { Subject } from '../accounts/index.ts'
import type { Crumb, Ctx, Translate } from '../foundation/index.ts'
import { roundsLink } from './rounds/links.ts'
import { roundById } from './rounds/round-store.ts'
import type { Round } from './types.ts'
import { overviewLink } from './worklist/links.ts'

/** The round in the address, as the table of deeds wants to know it. */
export async function roundSubject(c: Ctx): Promise<Subject | null> {
  const round = await roundById(c.var.db, c.req.param('round') ?? '')
  return round && { state: round.state }
}

/** The round in the address, for a page behind `roundSubject`. */
export async function roundHere(c: Ctx): Promise<Round> {
  const round = await roundById(c.var.db, c.req.param('round') ?? '')
  if (!round) throw new HTTPException(404)
  return round
}

/** The round's name in the language of the page; English where there is no other yet. */
export const nameOfRound = ({ name }: Round, locale: 'en' | 'cy'): string =>
  locale === 'cy' && name.cy !== '' ? name.cy : name.en

/** Where a page about a round lies: under the list of rounds, and under the round itself. Paths that know no language. */
export const trailToRound = (t: Translate, round: Round): Crumb[] => [
  { href: roundsLink(), label: t('rounds.menu') },
  { href: overviewLink(round.id), label: nameOfRound(round, t.locale) },
]
