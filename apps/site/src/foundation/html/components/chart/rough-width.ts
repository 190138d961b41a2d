const narrow = /[iljtfrI.,:;'’‘|!() -]/
const wide = /[mwMWŵŴ%–—]/

/**
 * About how wide a line is at a size, in the unit of the size: a little more than it will be, because nobody knows here in which face it is
 * set. Places words so that they do not touch; not for breaking long texts.
 */
export const roughWidth = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (narrow.test(letter) ? 0.33 : wide.test(letter) ? 0.86 : 0.58), 0) * size

/** The text in lines that are hardly wider than `width`, broken at spaces. */
export function roughLines(text: string, { size, width }: { readonly size: number; readonly width: number }): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && roughWidth(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
