import type PDFDocument from 'pdfkit'
import { type FaceName, type PdfFont, type Run, runsOf } from './faces.ts'

type Doc = InstanceType<typeof PDFDocument>
export type Line = { runs: readonly Run[]; width: number }

/**
 * Breaks a text into lines of at most `width` points, between words: a word whose letters come from two fonts stays whole, which the library's own
 * wrapping would not keep. A word that is wider than a line is cut.
 */
export function linesOf(
  doc: Doc,
  text: string,
  { face, size, width, fonts }: { face: FaceName; size: number; width: number; fonts: readonly PdfFont[] },
): Line[] {
  doc.fontSize(size)
  const measure = (words: string): Line => {
    const runs = runsOf(words, face, fonts)
    return { runs, width: runs.reduce((sum, run) => sum + doc.font(run.font).widthOfString(run.text), 0) }
  }
  const lines: Line[] = []
  let current = ''
  for (const word of text.split(/ +/)) {
    const longer = current === '' ? word : `${current} ${word}`
    if (measure(longer).width <= width) {
      current = longer
      continue
    }
    if (current !== '') lines.push(measure(current))
    current = word
    while (measure(current).width > width && current.length > 1) {
      const fitting = longestFitting(current, part => measure(part).width <= width)
      lines.push(measure(fitting))
      current = current.slice(fitting.length)
    }
  }
  return [...lines, measure(current)]
}

function longestFitting(word: string, fits: (part: string) => boolean): string {
  const letters = [...word]
  let length = 1
  while (length < letters.length && fits(letters.slice(0, length + 1).join(''))) length += 1
  return letters.slice(0, length).join('')
}
