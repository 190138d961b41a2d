import type { Face } from './face.ts'

/** Words in lines that fit. */
export type SetText = { readonly size: number; readonly lines: readonly string[] }

/** Where words had to be cut off. */
export const ellipsis = '…'

/**
 * The part of a text that a face has letters for: no emoji, no control characters, no other script. A letter with an accent that the
 * face lacks keeps its letter.
 */
export function drawable(words: string, { widths }: Face): string {
  const letters = [...words.normalize('NFC')].map(letter => {
    if (widths.has(codeOf(letter))) return letter
    if (/\s/u.test(letter)) return ' '
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '')
    return plain !== letter && [...plain].every(part => widths.has(codeOf(part))) ? plain : ''
  })
  return letters.join('').replace(/ +/g, ' ').trim()
}

/** How wide a line is at a size, in the units of that size. */
export const widthOf = (line: string, { widths }: Face, size: number): number =>
  [...line].reduce((sum, letter) => sum + (widths.get(codeOf(letter)) ?? 0), 0) * size

type Room = { readonly face: Face; readonly maxWidth: number }

/** Breaks at spaces and after hyphens; a word that is wider than the line is broken where the line ends. */
export function breakLines(words: string, { face, maxWidth, size }: Room & { readonly size: number }): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), face, size) <= maxWidth
  const lines: string[] = []
  let line = ''
  for (const part of words.split(/(?<=[ -])/u)) {
    if (fits(line + part)) line += part
    else {
      if (line !== '') lines.push(line.trimEnd())
      line = ''
      for (const letter of part) {
        if (!fits(`${line}${letter}`) && line !== '') {
          lines.push(line)
          line = ''
        }
        line += letter
      }
    }
  }
  return [...lines, ...(line.trim() === '' ? [] : [line.trimEnd()])]
}

/** The largest of `sizes` (largest first) at which the words need at most `maxLines`; at the smallest, what is too much is cut off. */
export function fitText(
  words: string,
  { face, maxWidth, sizes, maxLines }: Room & { readonly sizes: readonly number[]; readonly maxLines: number },
): SetText {
  const shown = drawable(words, face)
  let tried: SetText = { size: 0, lines: [] }
  for (const size of sizes) {
    tried = { size, lines: breakLines(shown, { face, maxWidth, size }) }
    // A size at which a word had to be broken is only taken when there is no smaller one.
    const isWhole = shown.split(/(?<=[ -])/u).every(word => widthOf(word.trimEnd(), face, size) <= maxWidth)
    if (tried.lines.length <= maxLines && isWhole) return tried
  }
  return { size: tried.size, lines: cutOff(tried.lines, { face, maxWidth, size: tried.size, maxLines }) }
}

function cutOff(
  lines: readonly string[],
  { face, maxWidth, size, maxLines }: Room & { readonly size: number; readonly maxLines: number },
): readonly string[] {
  if (lines.length <= maxLines) return lines
  let last = lines[maxLines - 1] ?? ''
  while (last !== '' && widthOf(last + ellipsis, face, size) > maxWidth) last = [...last].slice(0, -1).join('')
  return [...lines.slice(0, maxLines - 1), last.trimEnd() + ellipsis]
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0
