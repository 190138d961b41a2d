import { type Locale, nameIn, type ReadDb } from '../../foundation/index.ts'
import { allSuccessions, trustByCode } from '../../register/index.ts'

/** The trust itself and every trust that it has become part of since: whose people speak for it now. */
export async function trustsActingFor(db: ReadDb, code: string): Promise<string[]> {
  return follow(
    code,
    (await allSuccessions(db)).map(({ from, to }) => [from, to]),
  )
}

/** The trust itself and every trust that has become part of it: what its people may speak for. */
export async function trustsActedFor(db: ReadDb, code: string): Promise<string[]> {
  return follow(
    code,
    (await allSuccessions(db)).map(({ from, to }) => [to, from]),
  )
}

function follow(code: string, steps: readonly (readonly [from: string, to: string])[]): string[] {
  const found = new Set([code])
  // A set that grows while it is walked hands out what was added, too.
  for (const each of found) for (const [from, to] of steps) if (from === each) found.add(to)
  return [...found]
}

/** What the trust is called in this language; its code where the register does not know it. */
export async function trustNameIn(db: ReadDb, code: string, locale: Locale): Promise<string> {
  const trust = await trustByCode(db, code)
  return trust ? nameIn(locale, trust) : code
}
