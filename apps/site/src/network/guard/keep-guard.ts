import { inTransaction, record, rows, type Services, type WriteDb, writes } from '../../foundation/index.ts'
import { flagDays, settledFlagDays } from './flags/flag-days.ts'
import type { GuardTables } from './guard-tables.ts'
import { forgetCounts } from './limits/count-store.ts'
import { dayOfSalt } from './limits/daily-salt.ts'
import { forgetRates } from './limits/pressure-meter.ts'
import { forgetProofs } from './proof/proof-store.ts'

type House = Pick<Services, 'write' | 'clock'>

const dayMs = 24 * 60 * 60_000
const atOnce = 5000

/**
 * Forgets what the guard does not need any more: counts whose window is over, the salts of days gone by, spent challenges, and flags whose time is
 * over. Several processes may do it, and it may end at any moment.
 */
export async function keepGuard({ write, clock }: House): Promise<void> {
  const now = clock()
  for (let count = atOnce; count === atOnce; ) count = await forgetCounts(write, { now, atOnce })
  await forgetRates(write, new Date(now.getTime() - 2 * 60 * 60_000))
  await forgetProofs(write, now)
  // Whoever counts just before midnight finishes within the minute; after that nobody needs yesterday’s.
  const yesterday = dayOfSalt(new Date(now.getTime() - 5 * 60_000))
  await writes<GuardTables>(write).deleteFrom('guard_salt').where('day', '<', yesterday).execute()
  await forgetFlags(write, now)
}

async function forgetFlags(write: WriteDb, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs)
  const over = await rows<GuardTables>(write)
    .selectFrom('guard_flag')
    .select('id')
    .where(by => by.or([by('settled_at', '<', before(settledFlagDays)), by('raised_at', '<', before(flagDays))]))
    .limit(atOnce)
    .execute()
  if (over.length === 0) return
  await inTransaction(write, async tx => {
    const actor = { kind: 'system', name: 'guard' } as const
    const day = dayOfSalt(now)
    await record(tx, {
      actor,
      at: now,
      deed: 'flag.expire',
      subject: { kind: 'retention', id: day },
      after: { flags: over.length },
    })
    await writes<GuardTables>(tx)
      .deleteFrom('guard_flag')
      .where(
        'id',
        'in',
        over.map(({ id }) => id),
      )
      .execute()
  })
}
