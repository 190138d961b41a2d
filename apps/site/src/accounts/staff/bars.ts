import {
  asActor,
  inTransaction,
  type Principal,
  type ReadDb,
  record,
  rows,
  type Services,
  writes,
} from '../../foundation/index.ts'
import { realTime } from '../real-time.ts'
import { staffById, takeStaffTurn } from '../staff-store.ts'
import type { AccountsTables } from '../tables.ts'

export type Bar = { readonly trustCode: string; readonly reason: string; readonly barredBy: string; readonly barredAt: Date }

/** The trusts on which somebody is not to work, and why. */
export const barsOf = (db: ReadDb, staffId: string): Promise<Bar[]> =>
  rows<AccountsTables>(db)
    .selectFrom('staff_bar')
    .innerJoin('staff', 'staff.id', 'staff_bar.barred_by')
    .select(['trust_code as trustCode', 'reason', 'staff.name as barredBy', 'barred_at as barredAt'])
    .where('staff_id', '=', staffId)
    .where('lifted_at', 'is', null)
    .orderBy('trust_code')
    .execute()

export const longestReason = 500
export type BarFault = 'no-code' | 'no-trust' | 'no-reason' | 'long-reason'
export type BarOutcome =
  | { readonly outcome: 'done' | 'nothing-to-do' | 'unknown' }
  | { readonly outcome: 'invalid'; readonly faults: readonly BarFault[] }

type BarForm = { readonly principal: Principal; readonly id: string; readonly trustCode: string; readonly reason: string }

/** Codes are ODS codes, area codes or EX-nnn. Whether there is such a trust is the register's to know, which is asked for its names. */
const codeShape = /^[A-Z0-9][A-Z0-9-]{1,19}$/

/** Keeps somebody from working on one trust. It holds from their next click. */
export async function barFromTrust(
  services: Services,
  { principal, id, trustCode, reason: typed }: BarForm,
): Promise<BarOutcome> {
  const code = trustCode.trim().toUpperCase()
  const reason = typed.trim()
  const faults: BarFault[] = [
    ...(await faultOfCode(services, code)),
    ...(reason === '' ? (['no-reason'] as const) : []),
    ...(reason.length > longestReason ? (['long-reason'] as const) : []),
  ]
  if (faults.length > 0) return { outcome: 'invalid', faults }
  return inTransaction(services.write, async (tx): Promise<BarOutcome> => {
    await takeStaffTurn(tx)
    if ((await staffById(tx, id)) === null) return { outcome: 'unknown' }
    if ((await barsOf(tx, id)).some(bar => bar.trustCode === code)) return { outcome: 'nothing-to-do' }
    await writes<AccountsTables>(tx)
      .insertInto('staff_bar')
      .values({
        staff_id: id,
        trust_code: code,
        reason,
        barred_by: principal.id,
        barred_at: realTime(),
        lifted_by: null,
        lifted_at: null,
      })
      .execute()
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'staff.bar',
      subject: { kind: 'staff', id },
      // Why somebody is barred is between them and the administrators; the log is read by all staff.
      after: { trust: code },
    })
    return { outcome: 'done' }
  })
}

async function faultOfCode({ db, trustNames }: Services, code: string): Promise<BarFault[]> {
  if (!codeShape.test(code)) return ['no-code']
  if (trustNames === undefined) return []
  return (await trustNames(db, [code])).has(code) ? [] : ['no-trust']
}

/** Lets somebody work on a trust again. That they were barred, and why, stays. */
export function liftBar(
  services: Services,
  { principal, id, trustCode }: Omit<BarForm, 'reason'>,
): Promise<'done' | 'nothing-to-do'> {
  return inTransaction(services.write, async tx => {
    const result = await writes<AccountsTables>(tx)
      .updateTable('staff_bar')
      .set({ lifted_by: principal.id, lifted_at: realTime() })
      .where('staff_id', '=', id)
      .where('trust_code', '=', trustCode)
      .where('lifted_at', 'is', null)
      .executeTakeFirst()
    if (result.numUpdatedRows === 0n) return 'nothing-to-do'
    await record(tx, {
      actor: asActor(principal),
      at: services.clock(),
      deed: 'staff.lift-bar',
      subject: { kind: 'staff', id },
      before: { trust: trustCode },
    })
    return 'done'
  })
}
