import { AsyncLocalStorage } from 'node:async_hooks'
import type { Kysely } from 'kysely'

declare const readable: unique symbol
declare const writable: unique symbol

/** A database from which one can only read. Pages get this one. */
export type ReadDb = { readonly [readable]: true }
/** A database that can also be written. Only verbs, seeds and commands get this one. */
export type WriteDb = ReadDb & { readonly [writable]: true }

/** The part of Kysely that cannot change a row. */
export type Reader<Tables> = Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'dynamic' | 'getExecutor'>

type InsideTransaction = { readonly handle: object; expired: boolean }
const inside = new AsyncLocalStorage<InsideTransaction>()

// The handle is Kysely itself; the opaque types keep its tables and its writing methods out of reach.
const open = <Tables>(db: ReadDb): Kysely<Tables> => {
  const current = inside.getStore()
  if (current?.expired) throw new Error('This transaction took too long and was given up; nothing of it is kept')
  // On PGlite the outer handle would wait for ever for the one connection that the transaction holds.
  if (current && current.handle !== (db as object)) throw new Error('Inside a transaction use only the handle that it was given')
  return db as unknown as Kysely<Tables>
}

/** Reads with the tables of the calling room: `rows<RegisterTables>(db).selectFrom('trust')`. */
export const rows = <Tables>(db: ReadDb): Reader<Tables> => open<Tables>(db)

/** Writes with the tables of the calling room. */
export const writes = <Tables>(db: WriteDb): Kysely<Tables> => open<Tables>(db)

export const asDb = <Tables>(kysely: Kysely<Tables>): WriteDb => kysely as unknown as WriteDb

/**
 * Runs `work` in one transaction. Network and mail have no place in it: after `limitMs` (5 s unless the work is a known bulk import)
 * it throws and everything is rolled back.
 */
export async function inTransaction<Result>(
  db: WriteDb,
  work: (tx: WriteDb) => Promise<Result>,
  { limitMs = 5000 }: { limitMs?: number } = {},
): Promise<Result> {
  if (inside.getStore()) throw new Error('A transaction was begun inside another one')
  const kysely = db as unknown as Kysely<unknown>
  let timer: NodeJS.Timeout | undefined
  try {
    return await kysely.transaction().execute(tx => {
      const mark: InsideTransaction = { handle: tx, expired: false }
      const tooLong = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          mark.expired = true
          reject(new Error(`A transaction took longer than ${limitMs} ms and was rolled back`))
        }, limitMs)
      })
      return Promise.race([inside.run(mark, () => work(asDb(tx))), tooLong])
    })
  } finally {
    clearTimeout(timer)
  }
}
