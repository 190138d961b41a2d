/** What somebody typed, as it is kept: one kind of line end, no characters that steer a screen, no more than one empty line between two. */
export const cleanText = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Control characters, and those that turn the direction of what follows.
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, letter => (letter === '\n' ? letter : ''))
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The same for one line. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(/\s+/gu, ' ')

/** As people count them: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length
