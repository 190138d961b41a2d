import { createHmac, randomBytes } from 'node:crypto'
import { type ReadDb, rows, type Services, type WriteDb, writes } from '../../../foundation/index.ts'
import type { GuardTables } from '../guard-tables.ts'

type House = Pick<Services, 'write' | 'secret'>

/** The salt of a day does not change, and every form asks for it. */
const known = new WeakMap<WriteDb, { readonly day: string; readonly salt: string }>()

/** A day of the world's clock: `2026-11-22`. */
export const dayOfSalt = (now: Date): string => now.toISOString().slice(0, 10)

/**
 * What makes the keys of a day: random, the same in all processes, and deleted when the next day has begun (`keepGuard`). After that nobody can
 * tell, not even with the secret of the site and a list of all addresses of the internet, whose numbers they were.
 */
async function saltOf({ write }: House, now: Date): Promise<string> {
  const day = dayOfSalt(now)
  const remembered = known.get(write)
  if (remembered?.day === day) return remembered.salt
  const salt = (await kept(write, day)) ?? (await make(write, day))
  known.set(write, { day, salt })
  return salt
}

async function kept(db: ReadDb, day: string): Promise<string | null> {
  const row = await rows<GuardTables>(db).selectFrom('guard_salt').select('salt').where('day', '=', day).executeTakeFirst()
  return row?.salt ?? null
}

/** Of two processes that make it at once, one wins and both take that. */
async function make(db: WriteDb, day: string): Promise<string> {
  const salt = randomBytes(32).toString('hex')
  await writes<GuardTables>(db)
    .insertInto('guard_salt')
    .values({ day, salt })
    .onConflict(conflict => conflict.column('day').doNothing())
    .execute()
  const winner = await kept(db, day)
  if (winner === null) throw new Error('The salt of the day was made and is not there')
  return winner
}

/** Turns what is counted into its key of today: HMAC-SHA-256 with the secret of the site and the salt of the day. */
export async function keyMaker(house: House, now: Date): Promise<(...parts: readonly (string | number)[]) => string> {
  const salt = await saltOf(house, now)
  return (...parts) =>
    createHmac('sha256', house.secret)
      .update(`guard:${salt}:${JSON.stringify(parts)}`)
      .digest('hex')
}
