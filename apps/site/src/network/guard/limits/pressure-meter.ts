import { sql } from 'kysely'
import { type ReadDb, rows, type WriteDb, writes } from '../../../foundation/index.ts'
import type { GuardTables } from '../guard-tables.ts'
import type { GuardLimits } from './guard-limits.ts'

const minuteMs = 60_000
/** How often a process tells the others what came in, and hears from them. In between it counts by itself. */
export const syncEveryMs = 1000

/** How many were sent within the last minutes: of one form, and of all. */
export type Rates = { readonly ofForm: number; readonly ofAll: number }

/**
 * How much is sent through the forms of all processes together, minute by minute. Each process adds up in memory and brings its sums together
 * with those of the others once a second: at two hundred sign-ups a second nobody waits for anybody's row.
 */
export class PressureMeter {
  /** By minute and form, not yet told to the others. */
  #own = new Map<string, number>()
  #known: readonly { form: string; minute: number; taken: number }[] = []
  #syncedAt: number | null = null
  #syncing: Promise<void> | null = null

  /** Notes that a form was sent, and says how many were within the last minutes. */
  note(db: WriteDb, form: string, now: Date, limits: GuardLimits): Promise<Rates> {
    const key = `${Math.floor(now.getTime() / minuteMs) * minuteMs} ${form}`
    this.#own.set(key, (this.#own.get(key) ?? 0) + 1)
    return this.look(db, form, now, limits)
  }

  /** How many were sent within the last minutes, without one more. */
  async look(db: WriteDb, form: string, now: Date, { pressureMinutes }: GuardLimits): Promise<Rates> {
    if (this.#syncedAt === null || Math.abs(now.getTime() - this.#syncedAt) >= syncEveryMs) {
      this.#syncing ??= this.#sync(db, now).finally(() => {
        this.#syncing = null
      })
      await this.#syncing
    }
    return this.#reckon(form, now.getTime() - pressureMinutes * minuteMs)
  }

  #reckon(form: string, since: number): Rates {
    let [ofForm, ofAll] = [0, 0]
    const add = (each: string, minute: number, taken: number): void => {
      if (minute <= since) return
      ofAll += taken
      if (each === form) ofForm += taken
    }
    for (const { form: each, minute, taken } of this.#known) add(each, minute, taken)
    for (const [key, taken] of this.#own) {
      const [minute = '', each = ''] = key.split(' ')
      add(each, Number(minute), taken)
    }
    return { ofForm, ofAll }
  }

  async #sync(db: WriteDb, now: Date): Promise<void> {
    const told = this.#own
    this.#own = new Map()
    try {
      await addRates(db, told)
    } catch (error) {
      // Not told: it is kept for the next time.
      for (const [key, taken] of told) this.#own.set(key, (this.#own.get(key) ?? 0) + taken)
      throw error
    }
    this.#known = await ratesSince(db, new Date(now.getTime() - 60 * minuteMs))
    this.#syncedAt = now.getTime()
  }
}

async function addRates(db: WriteDb, sums: ReadonlyMap<string, number>): Promise<void> {
  const values = [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, taken]) => {
      const [minute = '', form = ''] = key.split(' ')
      return { form, minute: new Date(Number(minute)), taken }
    })
  if (values.length === 0) return
  await writes<GuardTables>(db)
    .insertInto('guard_rate')
    .values(values)
    .onConflict(conflict =>
      conflict.columns(['minute', 'form']).doUpdateSet({ taken: sql<number>`guard_rate.taken + excluded.taken` }),
    )
    .execute()
}

async function ratesSince(db: WriteDb, since: Date): Promise<{ form: string; minute: number; taken: number }[]> {
  const found = await rows<GuardTables>(db)
    .selectFrom('guard_rate')
    .select(['form', 'minute', 'taken'])
    .where('minute', '>=', since)
    .execute()
  return found.map(({ form, minute, taken }) => ({ form, minute: minute.getTime(), taken }))
}

/** How many were sent through each form since then, for staff. */
export async function ratesByForm(db: ReadDb, since: Date): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>()
  for (const { form, taken } of await rows<GuardTables>(db)
    .selectFrom('guard_rate')
    .select(['form', 'taken'])
    .where('minute', '>', since)
    .execute()) {
    sums.set(form, (sums.get(form) ?? 0) + taken)
  }
  return sums
}

export async function forgetRates(db: WriteDb, before: Date): Promise<void> {
  await writes<GuardTables>(db).deleteFrom('guard_rate').where('minute', '<', before).execute()
}
