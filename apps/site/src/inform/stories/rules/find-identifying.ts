import { createHash } from 'node:crypto'
import {
  addressOf,
  birthOf,
  dateOf,
  emailOf,
  fullNameOf,
  handleOf,
  hospitalOf,
  nhsNumberOf,
  phoneOf,
  postcodeOf,
  staffOf,
} from './identifying-patterns.ts'

/** What in a story may tell who somebody else is, or where to find anybody. Each has words for staff and for the teller: `stories.identifying.<kind>`. */
export const identifyingKinds = [
  'staff',
  'name',
  'hospital-and-date',
  'phone',
  'e-mail',
  'address',
  'postcode',
  'nhs-number',
  'birth',
  'handle',
  'picture',
] as const
export type IdentifyingKind = (typeof identifyingKinds)[number]

/** Something to be looked at. `key` is the same for the same words in the same sentence, so that what was looked at stays looked at when something else is edited. */
export type Identifying = {
  readonly kind: IdentifyingKind
  readonly found: string
  /** The sentence in which it stands. */
  readonly around: string
  readonly key: string
}

/**
 * Suggestions, never a verdict: it finds too much rather than too little, and what it does not find a person still reads. Numbers are read in any digits,
 * also with blanks of all kinds between them.
 */
export function findIdentifying(text: string): readonly Identifying[] {
  const plain = asciiDigits(text)
  const found: Found[] = []
  for (const [kind, pattern] of patterns) for (const match of plain.matchAll(pattern)) add(found, kind, match, text)
  for (const match of hospitalsWithDates(plain)) add(found, 'hospital-and-date', match, text)
  // A hospital has a name like a person; without a day it tells nothing.
  const noHospitals = plain.replace(hospitalOf, hospital => ' '.repeat(hospital.length))
  for (const match of noHospitals.matchAll(fullNameOf)) add(found, 'name', match, text)
  const seen = new Set<string>()
  return found
    .sort((one, other) => one.from - other.from)
    .map(({ kind, from, to }) => suggestionOf(text, kind, from, to))
    .filter(({ key }) => !seen.has(key) && seen.add(key))
}

/** Everything in one version of a story that a person must look at: its words in each language, the name, and the picture. */
export function identifyingIn(version: {
  readonly texts: readonly {
    readonly name: string
    readonly opening: string
    readonly words: string
    readonly description: string
  }[]
  readonly picture: string | null
}): readonly Identifying[] {
  const all = version.texts.flatMap(({ name, opening, words, description }) => [
    ...(name.includes(' ') ? [asked('name', name)] : []),
    ...[words, opening, description].flatMap(findIdentifying),
  ])
  const picture = version.picture === null ? [] : [asked('picture', version.picture)]
  return [...new Map([...all, ...picture].map(each => [each.key, each])).values()]
}

type Found = { readonly kind: IdentifyingKind; readonly from: number; readonly to: number }

const patterns: readonly (readonly [IdentifyingKind, RegExp])[] = [
  ['e-mail', emailOf],
  ['nhs-number', nhsNumberOf],
  ['phone', phoneOf],
  ['postcode', postcodeOf],
  ['address', addressOf],
  ['birth', birthOf],
  ['handle', handleOf],
  ...staffOf.map(pattern => ['staff', pattern] as const),
]

/** What is found under one heading is not found again under a later one. */
function add(found: Found[], kind: IdentifyingKind, match: RegExpExecArray, text: string): void {
  const [from, to] = [match.index, match.index + match[0].trimEnd().length]
  if (kind === 'nhs-number' && !isNhsNumber(match[0]) && !/nhs|gig/i.test(text.slice(Math.max(0, from - 30), from))) return
  if (found.some(other => from < other.to && to > other.from)) return
  found.push({ kind, from, to })
}

/** Only together do they tell who was on the ward that day. */
function* hospitalsWithDates(text: string): Generator<RegExpExecArray> {
  let at = 0
  for (const paragraph of text.split('\n\n')) {
    if (new RegExp(dateOf.source, dateOf.flags.replace('g', '')).test(paragraph)) {
      for (const match of paragraph.matchAll(hospitalOf)) {
        match.index += at
        yield match
      }
    }
    at += paragraph.length + 2
  }
}

/** The check digit of an NHS number: modulus 11 over the first nine digits, weighed 10 to 2 (NHS Data Dictionary, NHS NUMBER). */
export function isNhsNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, '')].map(Number)
  if (digits.length !== 10) return false
  const check = 11 - (digits.slice(0, 9).reduce((sum, digit, index) => sum + digit * (10 - index), 0) % 11)
  return (check === 11 ? 0 : check) === digits[9]
}

/** Full-width digits are one code unit each, as the plain ones are: places in the text stay what they were. */
const asciiDigits = (text: string): string =>
  text.replace(/[\uff10-\uff19]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))

function suggestionOf(text: string, kind: IdentifyingKind, from: number, to: number): Identifying {
  const found = text.slice(from, to)
  const before =
    text
      .slice(0, from)
      .split(/(?<=[.!?…]) |\n/u)
      .at(-1) ?? ''
  const after = text.slice(to).split(/(?<=[.!?…]) |\n/u)[0] ?? ''
  return { kind, found, around: before + found + after, key: keyOf(kind, before + found + after, found) }
}

const asked = (kind: IdentifyingKind, found: string): Identifying => ({ kind, found, around: '', key: keyOf(kind, found) })

const keyOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex')
