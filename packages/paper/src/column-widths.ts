export type Column = { readonly label: string; readonly isNumber?: boolean }

/** Points between two columns. */
export const cellGap = 8

/**
 * Columns get room by their longest texts, within limits, and never less than their longest word: words have place, and numbers none too much.
 *
 * @param total the width of the table, in points
 * @param widthOf how wide a word is, in points
 * @returns the width of each column, in points, its gap included; together `total`
 */
export function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  { total, widthOf }: { total: number; widthOf: (word: string) => number },
): number[] {
  const wants = columns.map(({ label, isNumber }, at) => {
    const texts = [label, ...rows.map(row => row[at] ?? '')]
    const longestText = Math.max(...texts.map(text => text.length)) * 4.6
    const longestWord = Math.max(...texts.flatMap(text => text.split(/ +/)).map(widthOf))
    return { least: longestWord + cellGap + 1, want: Math.min(isNumber === true ? 110 : 260, longestText + cellGap) }
  })
  const least = wants.reduce((sum, want) => sum + want.least, 0)
  // What is left after every column has its longest word goes where the texts are long.
  const more = wants.map(want => Math.max(0, want.want - want.least))
  const wanted = more.reduce((sum, want) => sum + want, 0)
  const spare = total - least
  if (spare <= 0) return wants.map(want => (want.least / least) * total)
  return wants.map((want, at) => want.least + (wanted === 0 ? spare / wants.length : ((more[at] ?? 0) / wanted) * spare))
}

/** A checksum or a long path has no place to break: blanks are put in. */
export const breakable = (text: string): string =>
  text.replace(/[0-9a-f]{64}/g, sum => (sum.match(/.{16}/g) ?? []).join(' ')).replace(/(?<=\S{24})(?=[/_.])/g, ' ')
