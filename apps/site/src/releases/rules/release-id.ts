import type { ReleaseId } from '../types.ts'

/** `2026-1` is the first release of 2026, `2026-1.2` its second correction. */
export type ReleaseNumber = { readonly year: number; readonly number: number; readonly correction: number }

const pattern = /^(20\d{2})-([1-9]\d{0,2})(?:\.([1-9]\d{0,2}))?$/

/** The parts of a release's id, or null where the text is none. */
export function parseReleaseId(text: string): ReleaseNumber | null {
  const match = pattern.exec(text)
  if (!match) return null
  return { year: Number(match[1]), number: Number(match[2]), correction: Number(match[3] ?? 0) }
}

export const formatReleaseId = ({ year, number, correction }: ReleaseNumber): ReleaseId =>
  `${year}-${number}${correction > 0 ? `.${correction}` : ''}`

/** The next free id of a year: one more than the highest number used, never a gap filled. */
export function nextReleaseId(year: number, used: readonly ReleaseId[]): ReleaseId {
  const numbers = used.flatMap(id => parseReleaseId(id) ?? []).filter(id => id.year === year)
  return formatReleaseId({ year, number: Math.max(0, ...numbers.map(id => id.number)) + 1, correction: 0 })
}

/** The id of a correction of `parent`: one after the parent's own correction number. */
export function correctionId(parent: ReleaseId): ReleaseId {
  const number = parseReleaseId(parent)
  if (!number) throw new Error('A correction needs a parent whose id is a release id')
  return formatReleaseId({ ...number, correction: number.correction + 1 })
}
