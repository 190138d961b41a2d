// Everything that a mail program, a terminal or a browser may take for the end of a line.
const lineBreaks = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g
// Control characters; and the marks that turn the direction of writing, with which a text can be made to read as another one.
const invisible = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

/** The text as one line: no line break of any kind, no control character, single blanks. A header cannot be begun inside it. */
export const plainLine = (text: string): string =>
  text.replace(lineBreaks, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim()

/** The text with lines as `\n` alone and no other control character. Blanks at the ends of lines and of the whole are gone. */
export const plainLines = (text: string): string =>
  text
    .replace(lineBreaks, '\n')
    .split('\n')
    .map(line => line.replace(/\t/g, ' ').replace(invisible, '').trimEnd())
    .join('\n')
    .trim()

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The first `most` characters as people count them, with an ellipsis where something is left out: an emoji is never cut in two. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const seen: string[] = []
  for (const { segment } of graphemes.segment(text)) {
    if (seen.length === most) return `${seen.slice(0, -1).join('')}…`
    seen.push(segment)
  }
  return text
}
