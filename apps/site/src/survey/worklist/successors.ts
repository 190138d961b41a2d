import type { ReadDb } from '../../foundation/index.ts'
import { allSuccessions, followSuccessions, trustsByCodes } from '../../register/index.ts'

/** Who answers today for trusts that have merged since they were asked: the name by the old code. Nothing for those that stand. */
export async function successorNames(db: ReadDb, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const successions = await allSuccessions(db)
  const ends = new Map(
    codes.flatMap(code => {
      const found = followSuccessions(code, successions).filter(end => end !== code)
      return found.length > 0 ? [[code, found] as const] : []
    }),
  )
  if (ends.size === 0) return new Map()
  const trusts = await trustsByCodes(db, [...new Set([...ends.values()].flat())])
  const names = new Map(trusts.map(({ code, name }) => [code as string, name]))
  return new Map([...ends].map(([code, now]) => [code, now.map(end => names.get(end) ?? end).join(', ')]))
}
