import { type Ctx, dayInUk } from '../../foundation/index.ts'
import type { Standing } from '../answer-types.ts'
import type { RoundId } from '../types.ts'
import { standingsOf } from './load-standings.ts'

const judged = new WeakMap<Ctx, Map<RoundId, Promise<readonly Standing[]>>>()

/** What every request of a round says, judged once for each page: several parts of the first page of the console ask it. */
export function standingsHere(c: Ctx, round: RoundId): Promise<readonly Standing[]> {
  const ofPage = judged.get(c) ?? new Map<RoundId, Promise<readonly Standing[]>>()
  judged.set(c, ofPage)
  const found = ofPage.get(round) ?? standingsOf(c.var.db, round, dayInUk(c.var.services.clock()))
  ofPage.set(round, found)
  return found
}
