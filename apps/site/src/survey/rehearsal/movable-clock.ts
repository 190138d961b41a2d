import { dayInUk, inTransaction, type ReadDb, readSetting, type WriteDb, writeSetting } from '../../foundation/index.ts'

const aheadKey = 'rehearsal.ahead-ms'
const markKey = 'rehearsal'

/** A clock that runs as fast as any other, and can be put forward. How far ahead it is, is kept in the database. */
export class MovableClock {
  #aheadMs = 0

  readonly now = (): Date => new Date(Date.now() + this.#aheadMs)

  /** Takes up where an earlier process left it. */
  async resume(db: ReadDb): Promise<void> {
    this.#aheadMs = Number((await readSetting(db, aheadKey)) ?? 0)
  }

  /** Never back: what has happened has happened. Kept whenever a new day begins, and when `settle` is called. */
  async moveTo(db: WriteDb, instant: Date): Promise<void> {
    const aheadMs = instant.getTime() - Date.now()
    if (aheadMs <= this.#aheadMs) return
    const isNewDay = dayInUk(this.now()) !== dayInUk(instant)
    this.#aheadMs = aheadMs
    if (isNewDay) await this.settle(db)
  }

  /** Keeps where it stands for the next process. */
  async settle(db: WriteDb): Promise<void> {
    await inTransaction(db, tx => writeSetting(tx, aheadKey, String(this.#aheadMs)))
  }
}

/** Says of a database that it is a rehearsal's. */
export const markAsRehearsal = (db: WriteDb): Promise<void> => inTransaction(db, tx => writeSetting(tx, markKey, 'yes'))

/** Its days are not those of the calendar: an ordinary start must not take it for a campaign. */
export const isRehearsal = async (db: ReadDb): Promise<boolean> => (await readSetting(db, markKey)) === 'yes'
