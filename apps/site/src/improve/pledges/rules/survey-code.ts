import { randomInt } from 'node:crypto'

/** Without those that are taken for each other on paper: 0 and O, 1, I and L. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 8

/** A code to copy from a leaflet by hand: 31^8 of them, so that nobody finds an open survey by trying. */
export const newSurveyCode = (random: (most: number) => number = randomInt): string =>
  Array.from({ length }, () => letters[random(letters.length)]).join('')

/** As it is printed: `ABCD-EFGH`. */
export const spokenCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What somebody typed, as we keep it; null: no code looks like this. */
export function readCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/gu, '')
  return code.length === length && [...code].every(letter => letters.includes(letter)) ? code : null
}
