import type { ReadDb } from '../../foundation/index.ts'
import { bothOf, readMeasures, readPromise } from '../measures/definitions.ts'
import type { Words } from '../measures/measure-value.ts'
import { allEntries, type MeasureEntry } from '../measures/store/measure-store.ts'
import type { Asks } from './read-reading.ts'
import { isOld } from './stale.ts'

/** Something that staff enter: a measure, or how a promise stands. */
export type Enterable = {
  readonly key: string
  readonly title: Words
  readonly definition: Words | null
  readonly asks: Asks
  /** Null: it works itself out as well, and nobody has to look again. */
  readonly staleMonths: number | null
}

/** All of them, in the order of the page; the promise last. */
export function enterables(root: string): readonly Enterable[] {
  const measures = readMeasures(root).flatMap((definition): Enterable[] =>
    definition.how === 'automatic'
      ? []
      : [
          {
            key: definition.key,
            title: bothOf(definition, 'title'),
            definition: bothOf(definition, 'definition'),
            asks: definition.asks,
            staleMonths: definition.how === 'both' ? null : definition.staleMonths,
          },
        ],
  )
  const promise = readPromise(root)
  const title = { en: promise.en.title, cy: promise.cy.title }
  return [...measures, { key: promise.key, title, definition: null, asks: 'state', staleMonths: promise.staleMonths }]
}

export const enterableByKey = (root: string, key: string): Enterable | null =>
  enterables(root).find(each => each.key === key) ?? null

/** What has been entered of one, the newest day first, and whether it is time to look again. */
export type Listed = {
  readonly of: Enterable
  readonly entries: readonly MeasureEntry[]
  readonly newest: MeasureEntry | null
  readonly isDue: boolean
}

/** `today`: the day in the United Kingdom. */
export async function listEntered(
  db: ReadDb,
  { root, today }: { readonly root: string; readonly today: string },
): Promise<Listed[]> {
  const all = (await allEntries(db)).reverse()
  return enterables(root).map(of => {
    const entries = all.filter(({ measure }) => measure === of.key)
    const newest = entries.find(({ kind }) => kind !== 'withdrawn') ?? null
    const months = of.staleMonths
    return { of, entries, newest, isDue: months !== null && (newest === null || isOld(newest.date, { months, today })) }
  })
}
