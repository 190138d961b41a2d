import type { Face } from '../face.ts'

/** One line as somebody meant it: accents joined to their letters, one blank between words, and no marks that control a machine. */
export const tidyLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

/** Without what is never seen: marks that join, or that turn the direction of writing. */
export const visibleOf = (line: string): string => tidyLine(line.replace(/\p{Default_Ignorable_Code_Point}/gu, ''))

/** The letters of a line as people count them: a flag or a letter with its accents is one. */
export const lettersOf = (line: string): string[] => [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment)

/** The letters that a face cannot draw, each once, in their order. */
export function missingLetters(line: string, { widths }: Pick<Face, 'widths'>): string[] {
  const cannot = lettersOf(line).filter(letter => [...visibleOf(letter)].some(part => !widths.has(part.codePointAt(0) ?? 0)))
  return [...new Set(cannot)]
}
