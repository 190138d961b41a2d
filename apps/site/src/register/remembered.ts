import type { ReadDb } from '../foundation/index.ts'
import { registerVersion } from './noted-tables.ts'

/**
 * Loads something from the register once for each database, and again when the register says that it has changed: one small query
 * instead of many. Other processes' imports are noticed too, since the version stands in the database.
 */
export function remembered<Value>(load: (db: ReadDb) => Promise<Value>): (db: ReadDb) => Promise<Value> {
  const kept = new WeakMap<ReadDb, { readonly version: string; readonly value: Promise<Value> }>()
  return async db => {
    const version = await registerVersion(db)
    const known = kept.get(db)
    if (known?.version === version) return known.value
    const fresh = { version, value: load(db) }
    kept.set(db, fresh)
    // A failed read must not be kept for everybody after.
    fresh.value.catch(() => kept.get(db) === fresh && kept.delete(db))
    return fresh.value
  }
}
