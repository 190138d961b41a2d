import { inTransaction, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import { letterTotals } from '../letters/totals/letter-totals.ts'

export const totalPlaces = ['constituency', 'trust'] as const
export type TotalPlace = (typeof totalPlaces)[number]

type TotalTables = {
  act_total: { place: TotalPlace; code: string; letters: number; answered: number; last_on: string; counted_at: Date }
}

/** What was done in one place. Exact: whoever shows it rounds it (`rounded`). */
export type ActTotal = {
  readonly letters: number
  /** Of which the writers say that an answer came. */
  readonly answered: number
  readonly lastOn: string
  readonly countedAt: Date
}

/** The total of one constituency or trust; null: nothing was done there, or it has not been counted yet. */
export async function actTotals(db: ReadDb, place: TotalPlace, code: string): Promise<ActTotal | null> {
  const row = await rows<TotalTables>(db)
    .selectFrom('act_total')
    .select(['letters', 'answered', 'last_on as lastOn', 'counted_at as countedAt'])
    .where('place', '=', place)
    .where('code', '=', code)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Makes all totals anew from the records of letters. Repeating it gives the same; two at once come one after the other. Gives how many places
 * have one.
 */
export const rebuildTotals = (db: WriteDb, now: Date): Promise<number> =>
  inTransaction(
    db,
    async tx => {
      const totals = (
        await Promise.all(
          totalPlaces.map(async place =>
            [...(await letterTotals(tx, place))].map(([code, { sent, replied, lastOn }]) => ({
              place,
              code,
              letters: sent,
              answered: replied,
              last_on: lastOn,
              counted_at: now,
            })),
          ),
        )
      ).flat()
      const into = writes<TotalTables>(tx)
      await into.deleteFrom('act_total').execute()
      for (let at = 0; at < totals.length; at += chunkSize) {
        await into
          .insertInto('act_total')
          .values(totals.slice(at, at + chunkSize))
          .onConflict(conflict => conflict.columns(['place', 'code']).doNothing())
          .execute()
      }
      return totals.length
    },
    { limitMs: 60_000 },
  )

/** Few enough for the parameters of one statement. */
const chunkSize = 500
