import { type Locale, type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { Professional, ProfessionalState } from './professional.ts'
import type { ProfessionalTables } from './professional-tables.ts'

type AskedBy = { readonly address: string; readonly locale: Locale; readonly now: Date }

/** The row of an address, held until the transaction ends; of two forms at once the second waits. */
export async function holdOrMake(tx: WriteDb, { address, locale, now }: AskedBy): Promise<Professional> {
  const professionals = writes<ProfessionalTables>(tx)
  await professionals
    .insertInto('professional')
    .values({ state: 'unconfirmed', version: 1, address, locale, asked_at: now, confirmed_at: null, decided_at: null })
    .onConflict(conflict => conflict.column('address').doUpdateSet({ asked_at: now }))
    .execute()
  return professionals.selectFrom('professional').selectAll().where('address', '=', address).forUpdate().executeTakeFirstOrThrow()
}

export async function professionalById(db: ReadDb, id: number): Promise<Professional | null> {
  return (
    (await rows<ProfessionalTables>(db).selectFrom('professional').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  )
}

/** Held until the transaction ends. */
export async function holdProfessional(tx: WriteDb, id: number): Promise<Professional | null> {
  const row = await writes<ProfessionalTables>(tx)
    .selectFrom('professional')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

type Change = Partial<Omit<Professional, 'id' | 'version' | 'address'>>

/** Changes a row that is held, and gives it as it is then. */
export const writeProfessional = (tx: WriteDb, { id, version }: Professional, change: Change): Promise<Professional> =>
  writes<ProfessionalTables>(tx)
    .updateTable('professional')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()

export const professionalsIn = (
  db: ReadDb,
  state: ProfessionalState,
  { limit, decidedOnly = false }: { readonly limit: number; readonly decidedOnly?: boolean },
): Promise<Professional[]> => {
  let query = rows<ProfessionalTables>(db).selectFrom('professional').selectAll().where('state', '=', state)
  if (decidedOnly) query = query.where('decided_at', 'is not', null)
  return (state === 'review' ? query.orderBy('confirmed_at') : query.orderBy('decided_at', 'desc'))
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function countProfessionals(db: ReadDb, state: ProfessionalState): Promise<number> {
  const { count } = await rows<ProfessionalTables>(db)
    .selectFrom('professional')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  return count
}

/** Addresses that nothing was done with since, some at a time, in the order of their numbers. */
export async function quietSince(db: ReadDb, before: Date, after: number): Promise<number[]> {
  const found = await rows<ProfessionalTables>(db)
    .selectFrom('professional')
    .select('id')
    .where('id', '>', after)
    .where('asked_at', '<', before)
    .where(eb => eb.or([eb('confirmed_at', 'is', null), eb('confirmed_at', '<', before)]))
    .where(eb => eb.or([eb('decided_at', 'is', null), eb('decided_at', '<', before)]))
    .orderBy('id')
    .limit(200)
    .execute()
  return found.map(({ id }) => id)
}

export async function deleteProfessional(tx: WriteDb, id: number): Promise<void> {
  await writes<ProfessionalTables>(tx).deleteFrom('professional').where('id', '=', id).execute()
}
