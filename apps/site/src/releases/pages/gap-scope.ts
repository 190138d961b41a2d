import { type Nation, nations } from '../../register/index.ts'

/** What a known gap is about: whole nations, or the rows with these codes. */
export type GapScope = { readonly nations: readonly Nation[]; readonly codes: readonly string[] }

/** Reads the scope of a gap, words apart by spaces: `wales scotland`, or `TAD TAH TAJ`. */
export function scopeOf(scope: string): GapScope {
  const words = scope.split(/\s+/).filter(word => word !== '')
  const isNation = (word: string): boolean => nations.some(nation => nation === word)
  return { nations: nations.filter(nation => words.includes(nation)), codes: words.filter(word => !isNation(word)) }
}
