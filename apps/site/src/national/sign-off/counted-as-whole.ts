import type { ReadDb } from '../../foundation/index.ts'
import { predecessorsOf, type Succession, successorsOf, trustByCode } from '../../register/index.ts'

/**
 * The trust itself and the codes under which the whole of it, and nothing else, was known before: whose counts are counts of it. What was joined
 * with others, or taken in by a trust that there was already, counted a part.
 */
export async function countedAsWhole(db: ReadDb, code: string): Promise<string[]> {
  const codes = [code]
  for (const each of codes) {
    const before = await predecessorsOf(db, each)
    const [only] = before
    if (only && before.length === 1 && !codes.includes(only.from) && (await isSameTrust(db, only))) codes.push(only.from)
  }
  return codes
}

/** It became this one trust alone, and that was not there before. */
async function isSameTrust(db: ReadDb, { from, to, effectiveOn }: Succession): Promise<boolean> {
  const opened = (await trustByCode(db, to))?.openedOn ?? null
  return opened !== null && opened >= effectiveOn && (await successorsOf(db, from)).length === 1
}
