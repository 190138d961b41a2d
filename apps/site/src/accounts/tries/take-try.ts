import { createHmac } from 'node:crypto'
import { inTransaction, rows, type Services, type WriteDb, writes } from '../../foundation/index.ts'
import { realTime } from '../real-time.ts'
import type { AccountsTables } from '../tables.ts'
import { judgeAccountTry, judgeWindowTry, type TryState, type TryVerdict } from './lock-rules.ts'

/** `address`: where a connection comes from. `account`: the address that was typed, whether anybody has it or not. `mail`: the same, for
 * mails that it asks for. `guess`: the address of a connection from which a private link was opened that does not exist. `upload`: a private
 * link through which files come. The forms of the public have a guard of their own (room `network`). */
type Purpose = AccountsTables['staff_rate_limit']['purpose']

export const addressLimit = { tries: 60, minutes: 10 } as const
export const mailLimit = { tries: 3, minutes: 60 } as const
export const guessLimit = { tries: 30, minutes: 10 } as const
/** Sixty files in an hour; a large one counts for several. */
export const uploadLimit = { tries: 60, minutes: 60 } as const

/** A region whose hospitals share one connection sends some dozens on the last day; one key counts for twenty. */
export const submissionLimit = { tries: 200, minutes: 10 } as const

const judge: Readonly<Record<Purpose, (state: TryState | null, now: Date, weight: number) => TryVerdict>> = {
  address: (state, now) => judgeWindowTry(state, now, addressLimit),
  account: judgeAccountTry,
  mail: (state, now) => judgeWindowTry(state, now, mailLimit),
  guess: (state, now) => judgeWindowTry(state, now, guessLimit),
  upload: (state, now, weight) => judgeWindowTry(state, now, uploadLimit, weight),
  submission: (state, now, weight) => judgeWindowTry(state, now, submissionLimit, weight),
}

/** After a day without a try everything is forgiven. */
const forgetMs = 24 * 60 * 60 * 1000

type Try = { readonly purpose: Purpose; readonly key: string }

/** Neither an address typed nor one connected from is kept: only what the secret makes of it. */
export const hashOf = ({ secret }: Pick<Services, 'secret'>, { purpose, key }: Try): string =>
  createHmac('sha256', secret).update(`try:${purpose}:${key}`).digest('hex')

/**
 * Counts a try before it is made, so that many at the same moment are not all allowed. It is kept in the database: a restart forgives
 * nothing, and all processes count together.
 */
export function takeTry(services: Pick<Services, 'write' | 'secret'>, of: Try, weight = 1): Promise<TryVerdict> {
  const now = realTime()
  const key = { purpose: of.purpose, key_hash: hashOf(services, of) }
  return inTransaction(services.write, async tx => {
    const state = await lockedState(tx, key, now)
    const verdict = judge[of.purpose](state, now, weight)
    await save(tx, key, verdict.next, now)
    return verdict
  })
}

/** Forgives: it was they. */
export async function forgiveTries(services: Pick<Services, 'write' | 'secret'>, of: Try): Promise<void> {
  await writes<AccountsTables>(services.write)
    .deleteFrom('staff_rate_limit')
    .where('purpose', '=', of.purpose)
    .where('key_hash', '=', hashOf(services, of))
    .execute()
}

type Key = { readonly purpose: Purpose; readonly key_hash: string }

/** Makes the row if it is not there, and holds it until the transaction ends. Null: nothing is known, or it is forgiven. */
async function lockedState(tx: WriteDb, key: Key, now: Date): Promise<TryState | null> {
  await writes<AccountsTables>(tx)
    .insertInto('staff_rate_limit')
    .values({ ...key, tries: 0, locks: 0, window_began_at: now, locked_until: null, forget_at: now })
    .onConflict(conflict => conflict.columns(['purpose', 'key_hash']).doNothing())
    .execute()
  const row = await rows<AccountsTables>(tx)
    .selectFrom('staff_rate_limit')
    .select(['tries', 'locks', 'window_began_at', 'locked_until', 'forget_at'])
    .where('purpose', '=', key.purpose)
    .where('key_hash', '=', key.key_hash)
    .forUpdate()
    .executeTakeFirst()
  if (!row || now >= row.forget_at) return null
  return { tries: row.tries, locks: row.locks, windowBeganAt: row.window_began_at, lockedUntil: row.locked_until }
}

async function save(tx: WriteDb, key: Key, state: TryState, now: Date): Promise<void> {
  await writes<AccountsTables>(tx)
    .updateTable('staff_rate_limit')
    .set({
      tries: state.tries,
      locks: state.locks,
      window_began_at: state.windowBeganAt,
      locked_until: state.lockedUntil,
      forget_at: new Date(now.getTime() + forgetMs),
    })
    .where('purpose', '=', key.purpose)
    .where('key_hash', '=', key.key_hash)
    .execute()
}
