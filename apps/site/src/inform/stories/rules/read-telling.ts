import type { Locale } from '../../../foundation/index.ts'
import { type AddressFault, readAddress } from '../../../network/index.ts'
import { type About, abouts, type Scope, scopes, type Years, yearChoices } from '../story-words.ts'
import { cleanLine, cleanText, lengthOf } from './clean-words.ts'

/** Two to three pages of a book. */
export const longestWords = 12_000
export const shortestWords = 40
export const longestName = 40
const ages = { least: 10, most: 110 }

/** What the form brought, as it was typed. Every step carries all of it. */
export type Telling = {
  readonly words: string
  readonly language: string
  readonly name: string
  readonly age: string
  readonly about: string
  readonly adult: string
  readonly address: string
  readonly years: string
  readonly site: string
  readonly press: string
  readonly social: string
}

export const tellingFields = [
  'words',
  'language',
  'name',
  'age',
  'about',
  'adult',
  'address',
  'years',
  'site',
  'press',
  'social',
] as const satisfies readonly (keyof Telling)[]

/** The steps, in their order, and which fields each asks for. */
export const steps = ['words', 'you', 'agree', 'look'] as const
export type StepName = (typeof steps)[number]
export const fieldsOf: Readonly<Record<StepName, readonly (keyof Telling)[]>> = {
  words: ['words', 'language'],
  you: ['name', 'age', 'about', 'adult', 'address'],
  agree: ['years', 'site', 'press', 'social'],
  look: [],
}

/** `stories.tell.faults.<fault>` says it; `count` and `most` where it is about a length. */
export type TellingFault = {
  readonly field: keyof Telling
  readonly fault: string
  readonly count?: number
  readonly most?: number
}

export type CompleteTelling = {
  readonly words: string
  readonly language: Locale
  /** Empty: its teller gives none. */
  readonly name: string
  readonly age: number | null
  readonly about: About
  readonly address: string
  readonly years: Years
  readonly agreed: readonly Scope[]
}

/** What was typed, tidied where nothing is lost by it. */
export function typedTelling(sent: (name: string) => string): Telling {
  const typed = Object.fromEntries(tellingFields.map(field => [field, sent(field)]))
  // Every field of the list is there.
  return { ...(typed as Telling), words: cleanText(sent('words')), name: cleanLine(sent('name')) }
}

/** Everything that is missing or wrong, in the order of the form. */
export function faultsOfTelling(typed: Telling): readonly TellingFault[] {
  const address = readAddress(typed.address)
  const length = lengthOf(typed.words)
  return [
    ...(typed.words === '' ? [{ field: 'words' as const, fault: 'words' }] : []),
    ...(typed.words !== '' && length < shortestWords ? [{ field: 'words' as const, fault: 'short', count: shortestWords }] : []),
    ...(length > longestWords ? [{ field: 'words' as const, fault: 'long', count: length, most: longestWords }] : []),
    ...nameFaults(typed.name),
    ...(readAge(typed.age) === undefined ? [{ field: 'age' as const, fault: 'age' }] : []),
    ...(abouts.some(about => about === typed.about) ? [] : [{ field: 'about' as const, fault: 'about' }]),
    ...(typed.adult === 'yes' || typed.adult === 'with-parent' ? [] : [{ field: 'adult' as const, fault: 'adult' }]),
    ...(address.ok ? [] : [{ field: 'address' as const, fault: addressFault(address.fault) }]),
    ...(yearChoices.some(years => String(years) === typed.years) ? [] : [{ field: 'years' as const, fault: 'years' }]),
    ...(typed.site === 'yes' ? [] : [{ field: 'site' as const, fault: 'site' }]),
  ]
}

export const nameFaults = (name: string): readonly TellingFault[] =>
  lengthOf(name) > longestName ? [{ field: 'name', fault: 'nameLong', count: lengthOf(name), most: longestName }] : []

const addressFault = (fault: AddressFault): string => `address.${fault}`

/** Years of age. Null: not said. Undefined: not an age. */
export function readAge(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const age = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return age >= ages.least && age <= ages.most ? age : undefined
}

/** A telling without faults. Null: it has some. */
export function completeTelling(typed: Telling): CompleteTelling | null {
  const address = readAddress(typed.address)
  const about = abouts.find(each => each === typed.about)
  const years = yearChoices.find(each => String(each) === typed.years)
  const age = readAge(typed.age)
  if (faultsOfTelling(typed).length > 0 || !address.ok || !about || !years || age === undefined) return null
  return {
    ...{ words: typed.words, name: typed.name, age, about, years },
    language: typed.language === 'cy' ? 'cy' : 'en',
    address: address.address,
    agreed: scopes.filter(scope => typed[scope] === 'yes'),
  }
}
