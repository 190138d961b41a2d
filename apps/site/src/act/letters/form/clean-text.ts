/** Controls that nobody types, and those that turn the direction of writing: with them a text can look like another. Letters of every script stay. */
const hiddenMarks = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** One line as it was meant: a line break in it is a blank, so that it begins nothing of its own anywhere. */
export const cleanLine = (text: string): string =>
  text
    .replace(/[\r\n\t\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(hiddenMarks, '')
    .replace(/ {2,}/g, ' ')
    .trim()

/** Several lines as they were meant, with no more than one empty line between two. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .split('\n')
    .map(line => line.replaceAll('\t', ' ').replace(hiddenMarks, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
