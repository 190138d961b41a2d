import { type Actor, announce, inTransaction, Refusal, record, type WriteDb } from '../../foundation/index.ts'
import { forgetTable, noteTable } from '../noted-tables.ts'
import { describePostcodes, unitPostcodesName } from './describe-postcodes.ts'
import { postcodeSets, setState } from './postcode-set-store.ts'

/** Which postcodes are in use now: the month that they describe; null when there are none and sectors are answered. */
export type RolledBack = { readonly now: string | null; readonly before: string | null }

/**
 * Lets the set in use and the one before it change places: done twice, all is as it was. After the first import there was none before:
 * then none is in use.
 */
export async function swapBack(db: WriteDb, at: Date, actor: Actor): Promise<RolledBack> {
  return inTransaction(db, async tx => {
    const sets = await postcodeSets(tx)
    const current = sets.find(({ state }) => state === 'current')
    const previous = sets.find(({ state }) => state === 'previous')
    if (!current && !previous) {
      throw new Refusal(
        'no-input',
        'There are no unit postcodes to go back from.',
        'Import some first: npm run spotlight -- import-postcodes FILE',
      )
    }
    await record(tx, {
      actor,
      at,
      deed: 'register.roll-back-postcodes',
      subject: { kind: 'register', id: unitPostcodesName },
      before: current ? { describes: current.describes, rows: current.row_count } : null,
      after: previous ? { describes: previous.describes, rows: previous.row_count } : null,
    })
    // Two of one state are refused at once: the third state stands between.
    if (current) await setState(tx, current.id, 'unfinished')
    if (previous) await setState(tx, previous.id, 'current')
    if (current) await setState(tx, current.id, 'previous')
    if (previous) {
      const { sha256, row_count, imported_at } = previous
      await noteTable(tx, { name: unitPostcodesName, sha256, row_count, imported_at, description: describePostcodes(previous) })
    } else await forgetTable(tx, unitPostcodesName)
    await announce(tx, { name: 'register-imported' })
    return { now: previous?.describes ?? null, before: current?.describes ?? null }
  })
}
