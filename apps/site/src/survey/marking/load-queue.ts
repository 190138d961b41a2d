import { mayDo, principalOf } from '../../accounts/index.ts'
import type { Ctx } from '../../foundation/index.ts'
import type { Round } from '../types.ts'
import { sheetsOfRound } from './marking-store.ts'
import { type QueueItem, queueItem } from './queue.ts'
import type { Sheets } from './sheets.ts'
import { standingsHere } from './standings-here.ts'

export type Queue = { readonly items: readonly QueueItem[]; readonly sheets: ReadonlyMap<string, Sheets> }

/** What there is to mark in a round, as it lies before whoever looks. */
export async function loadQueue(c: Ctx, round: Round): Promise<Queue> {
  const { db } = c.var
  const me = principalOf(c)
  const sheets = await sheetsOfRound(db, round.id)
  const standings = await standingsHere(c, round.id)
  const subject = (trustCode: string) => ({ state: round.state, trustCode })
  const looker = {
    id: me.id,
    mayMark: (code: string) => mayDo(me, 'mark.make', subject(code)) === 'yes',
    maySay: (code: string) => mayDo(me, 'status.change', subject(code)) === 'yes',
  }
  return {
    items: standings.flatMap(
      standing => queueItem(round.markingMode, standing, sheets.get(standing.trustCode) ?? {}, looker) ?? [],
    ),
    sheets,
  }
}
