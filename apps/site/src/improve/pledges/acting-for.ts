import type { ReadDb } from '../../foundation/index.ts'
import { allSuccessions } from '../../register/index.ts'

/** The trust itself and every trust that has become part of it: their pledges are in its hands now. */
export async function codesActedFor(db: ReadDb, code: string): Promise<string[]> {
  const successions = await allSuccessions(db)
  const found = new Set([code])
  // A set that grows while it is walked hands out what was added, too.
  for (const each of found) for (const { from, to } of successions) if (to === each) found.add(from)
  return [...found]
}
