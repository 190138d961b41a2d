import { createHash } from 'node:crypto'

/** A number from 0 up to 1 that belongs to these words: the same words give the same number, for ever and everywhere. */
export const lot = (...words: readonly string[]): number =>
  createHash('sha256').update(JSON.stringify(words)).digest().readUInt32BE(0) / 2 ** 32

/** A whole number from `least` to `most`, both included. */
export const lotBetween = ([least, most]: readonly [number, number], ...words: readonly string[]): number =>
  least + Math.floor(lot(...words) * (most - least + 1))

export function lotOf<Item>(items: readonly Item[], ...words: readonly string[]): Item {
  const item = items[Math.floor(lot(...words) * items.length)]
  if (item === undefined) throw new Error('Nothing to draw from')
  return item
}
