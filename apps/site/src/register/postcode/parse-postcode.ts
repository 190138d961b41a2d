import { type Elsewhere, elsewhereByArea, elsewhereByForm, isEircode } from './elsewhere.ts'
import { isPostcodeArea, type PostcodeParts, readParts } from './grammar.ts'

export type InvalidReason = 'unknown-area' | 'wrong-ending' | 'wrong-shape'

/**
 * What somebody typed, read as a postcode. `corrected`: an O, I or L was meant as a digit, or the other way round.
 * `non-geographic`: a postcode of a bank or an office that lies nowhere.
 */
export type PostcodeReading =
  | (PostcodeParts & { readonly corrected: boolean })
  | { readonly kind: 'elsewhere'; readonly where: Elsewhere }
  | { readonly kind: 'non-geographic' }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason }
  | { readonly kind: 'not-a-postcode' }

const nonGeographic = new Set(['BX', 'XX'])
const longest = 12

/** Reads a postcode, sector, district or area: any spacing, any case, slips of O/0 and I/L/1 mended where only one reading is left. */
export function parsePostcode(text: string): PostcodeReading {
  const tidy = text.normalize('NFKC').toUpperCase().trim()
  const compact = tidy.replace(/[\s\p{P}]/gu, '')
  if (compact.length > longest || !/^[A-Z0-9]+$/.test(compact)) return { kind: 'not-a-postcode' }
  if (compact === 'GIR0AA') return { kind: 'non-geographic' }
  const where = elsewhereByForm(compact)
  if (where) return { kind: 'elsewhere', where }
  const splitSector = /[\s\p{P}]\S$/u.test(tidy)
  const parts = readParts(compact, { splitSector })
  const mended = parts ? null : mendSlips(compact, splitSector)
  const read = parts ?? mended
  if (!read && isEircode(compact)) return { kind: 'elsewhere', where: 'ireland' }
  if (!read) return looksLikeOne(compact) ? { kind: 'invalid', reason: reasonFor(compact) } : { kind: 'not-a-postcode' }
  const dependency = elsewhereByArea(read.area)
  if (dependency) return { kind: 'elsewhere', where: dependency }
  if (nonGeographic.has(read.area)) return { kind: 'non-geographic' }
  if (read.area === 'BF') return { kind: 'elsewhere', where: 'forces' }
  return { ...read, corrected: mended !== null }
}

const lookalikes: Readonly<Record<string, string>> = { O: 'O0', '0': '0O', I: 'I1L', '1': '1IL', L: 'L1I' }

/** The one reading with the fewest changed characters; null when there is none, or more than one. Text without a digit is left alone. */
function mendSlips(compact: string, splitSector: boolean): PostcodeParts | null {
  if (!/\d/.test(compact) || compact.length > 7) return null
  let spellings = ['']
  for (const letter of compact) {
    spellings = spellings.flatMap(start => [...(lookalikes[letter] ?? letter)].map(choice => start + choice))
  }
  const changes = (spelling: string) => [...spelling].filter((letter, at) => letter !== compact[at]).length
  const read = spellings.flatMap(spelling => {
    const parts = readParts(spelling, { splitSector })
    return parts && parts.kind !== 'area' ? [{ parts, changes: changes(spelling) }] : []
  })
  const fewest = Math.min(...read.map(candidate => candidate.changes))
  const best = read.filter(candidate => candidate.changes === fewest)
  return best.length === 1 ? (best[0]?.parts ?? null) : null
}

/** One or two letters (or what is taken for them), then a digit: nobody's hospital is called that. */
const looksLikeOne = (compact: string): boolean =>
  /\d/.test(compact) && /^[A-Z01]{1,2}[0-9OIL][A-Z0-9]{0,5}$/.test(compact) && compact.length >= 2

function reasonFor(compact: string): InvalidReason {
  const letters = /^[A-Z]{1,2}(?=\d)/.exec(compact)?.[0]
  if (letters !== undefined && !isPostcodeArea(letters)) return 'unknown-area'
  return compact.length >= 5 && compact.length <= 7 ? 'wrong-ending' : 'wrong-shape'
}
