/** Controls that nobody types, and those that turn the direction of writing: with them a text can look like another. Those that join emoji stay. */
const unseen = /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
/** No script needs more marks on one letter; piled up they cover the lines around them. */
const piledMarks = /(\p{M}{4})\p{M}+/gu

const cleanPart = (text: string): string => text.normalize('NFC').replace(unseen, '').replace(piledMarks, '$1')

/** One line as it was meant. */
export const cleanLine = (text: string): string =>
  cleanPart(text.replace(/[\r\n\t\p{Zl}\p{Zp}]+/gu, ' '))
    .replace(/ {2,}/g, ' ')
    .trim()

/** Several lines as they were meant, with no more than one empty line between two. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .split('\n')
    .map(line => cleanPart(line.replaceAll('\t', ' ')).trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** How long a text is for whoever typed it: a letter outside the first plane is one. */
export const lengthOf = (text: string): number => [...text].length
