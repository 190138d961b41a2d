import { randomInt } from 'node:crypto'

/** Crockford’s letters: none is taken for another, read aloud or on paper. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const randomLetters = 23
const checkLetters = 2
const inGroup = 5

/** The largest prime below 32²: one wrong letter, or two neighbours exchanged, always changes the rest of a division by it. */
const modulus = 1021

const placeOf = (letter: string): number => letters.indexOf(letter)

const restOf = (text: string): number =>
  [...text].reduce((rest, letter) => (rest * letters.length + placeOf(letter)) % modulus, 0)

function checkOf(text: string): string {
  const rest = restOf(`${text}00`)
  const check = (modulus - rest) % modulus
  return `${letters[Math.floor(check / letters.length)] ?? ''}${letters[check % letters.length] ?? ''}`
}

/** A code that nobody can guess: 115 random bits in 23 letters, and two by which a slip is seen. In five groups of five. */
export function newCertificateCode(random: (below: number) => number = randomInt): string {
  const text = Array.from({ length: randomLetters }, () => letters[random(letters.length)] ?? '').join('')
  return grouped(text + checkOf(text))
}

const grouped = (text: string): string => (text.match(new RegExp(`.{1,${inGroup}}`, 'g')) ?? []).join('-')

export type CodeReading =
  | { readonly kind: 'code'; readonly code: string }
  /** As long as a code, and no code that we could ever have given: a letter is wrong, or somebody has changed one. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'no-code' }

/** Reads a code as somebody types it: in small letters, with spaces or without hyphens, O for 0, I and L for 1. */
export function readCertificateCode(typed: string): CodeReading {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  if (text.length !== randomLetters + checkLetters || [...text].some(letter => placeOf(letter) < 0)) return { kind: 'no-code' }
  return restOf(text) === 0 ? { kind: 'code', code: grouped(text) } : { kind: 'altered' }
}
