import { z } from 'zod'
import { type ReadDb, rows, type WriteDb, writes } from '../../foundation/index.ts'
import type { NetworkTables } from '../network-tables.ts'
import { aboutMe, bases, type Purpose, purposes } from '../network-words.ts'
import type { Details } from '../supporters/supporter-store.ts'

/** What somebody asked for by a form, on which ground, and in which words. */
export type Agreement = z.infer<typeof agreementSchema>
const agreementSchema = z.object({
  purpose: z.enum(purposes),
  basis: z.enum(bases),
  about: z.enum(aboutMe).nullable(),
  wordingId: z.number(),
})

export type SignUp = Details & {
  readonly id: number
  readonly supporterId: number
  readonly agreements: readonly Agreement[]
  readonly page: string
  readonly askedAt: Date
  readonly confirmedAt: Date | null
}

const signUps = (db: ReadDb) =>
  rows<NetworkTables>(db)
    .selectFrom('sign_up')
    .select(['id', 'supporter_id as supporterId', 'agreements', 'first_name as firstName', 'nation', 'district', 'interests'])
    .select(['page', 'asked_at as askedAt', 'confirmed_at as confirmedAt'])

const parsed = <Row extends { agreements: unknown }>(row: Row) => ({
  ...row,
  agreements: z.array(agreementSchema).parse(row.agreements),
})

export async function signUpById(db: ReadDb, id: number): Promise<SignUp | null> {
  const row = await signUps(db).where('id', '=', id).executeTakeFirst()
  return row ? parsed(row) : null
}

/** Those of one person since a moment, or all of them. */
export async function signUpsOf(db: ReadDb, supporterId: number, since?: Date): Promise<SignUp[]> {
  let query = signUps(db).where('supporter_id', '=', supporterId).orderBy('id')
  if (since) query = query.where('asked_at', '>', since)
  return (await query.execute()).map(parsed)
}

export type NewSignUp = Omit<SignUp, 'id' | 'confirmedAt'>

export async function insertSignUp(tx: WriteDb, one: NewSignUp): Promise<number> {
  const { id } = await writes<NetworkTables>(tx)
    .insertInto('sign_up')
    .values({
      supporter_id: one.supporterId,
      agreements: JSON.stringify(one.agreements),
      first_name: one.firstName,
      nation: one.nation,
      district: one.district,
      interests: [...one.interests],
      page: one.page,
      asked_at: one.askedAt,
      confirmed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return Number(id)
}

/** It has moved to its supporter: what was typed is kept once. */
export async function settleSignUp(tx: WriteDb, id: number, now: Date): Promise<void> {
  await writes<NetworkTables>(tx)
    .updateTable('sign_up')
    .set({ confirmed_at: now, first_name: null, nation: null, district: null, interests: [] })
    .where('id', '=', id)
    .execute()
}

/** A sign-up that waits for a yes would bring back whoever has just left. With its link. */
export async function dropWaitingSignUps(tx: WriteDb, supporterId: number, about: readonly Purpose[] = purposes): Promise<void> {
  const waiting = (await signUpsOf(tx, supporterId)).filter(({ confirmedAt }) => confirmedAt === null)
  const ids = waiting.filter(({ agreements }) => agreements.some(({ purpose }) => about.includes(purpose))).map(({ id }) => id)
  if (ids.length > 0) await writes<NetworkTables>(tx).deleteFrom('sign_up').where('id', 'in', ids).execute()
}

type Outlived = { readonly unconfirmed: Date; readonly settled: Date }

/** Gives how many nobody ever confirmed were taken away; those that were, go with them when their link has ended. */
export async function dropOldSignUps(tx: WriteDb, { unconfirmed, settled }: Outlived): Promise<number> {
  const gone = await writes<NetworkTables>(tx)
    .deleteFrom('sign_up')
    .where(eb =>
      eb.or([eb.and([eb('confirmed_at', 'is', null), eb('asked_at', '<', unconfirmed)]), eb('confirmed_at', '<', settled)]),
    )
    .returning('confirmed_at')
    .execute()
  return gone.filter(({ confirmed_at: at }) => at === null).length
}
