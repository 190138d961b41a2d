import { HTTPException } from 'hono/http-exception'
import type { Subject } from '../../accounts/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import { roundById } from '../rounds/round-store.ts'
import type { Round } from '../types.ts'

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
