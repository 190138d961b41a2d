import { z } from 'zod'
import { isEmailAddress } from '../../foundation/index.ts'
import { nations } from '../../register/index.ts'
import { readOpeningHours } from './opening/opening-hours.ts'
import { needs, type ReadSource, type Service, serviceForms } from './service.ts'

/** The facts of an entry, as the editor, a seed and an import bring them: texts, lists of texts, or nothing. */
export const factNames = [
  'form',
  'needs',
  'nations',
  'phone',
  'textPhone',
  'email',
  'link',
  'postcode',
  'lat',
  'lon',
  'hours',
  'languages',
  'cost',
  'checkedOn',
  'sources',
] as const
export type FactName = (typeof factNames)[number]

export const factFaults = [
  'form',
  'needs',
  'nations',
  'phone',
  'email',
  'link',
  'place',
  'hours',
  'languages',
  'cost',
  'checkedOn',
  'sources',
  'unreachable',
] as const
export type FactFault = { readonly field: FactName; readonly fault: (typeof factFaults)[number]; readonly value: string }

export type ServiceFacts = Omit<Service, 'key' | 'words'>
export type FactsReading =
  | { readonly ok: true; readonly facts: ServiceFacts }
  | { readonly ok: false; readonly faults: readonly FactFault[] }

const costs = ['free', 'paid', 'unknown'] as const

/** Reads the facts of a support service. Everything that is wrong is said at once. */
export function readServiceFacts(given: Readonly<Record<string, unknown>>): FactsReading {
  const faults: FactFault[] = []
  const wrong = (field: FactName, value: string, fault: FactFault['fault'] | null = null): null => {
    faults.push({ field, fault: fault ?? (field as FactFault['fault']), value }) // Fields without a fault of their own name it.
    return null
  }
  const line = (name: FactName): string => textOf(given[name]).trim()
  const list = <Word extends string>(name: FactName, known: readonly Word[]): Word[] =>
    listOf(given[name]).flatMap(word => known.find(each => each === word) ?? wrong(name, word) ?? [])
  const phone = (name: 'phone' | 'textPhone'): string | null => {
    const typed = line(name)
    return typed === '' || isPhone(typed) ? typed || null : wrong(name, typed, 'phone')
  }

  const form = serviceForms.find(each => each === line('form')) ?? wrong('form', line('form')) ?? 'other'
  const hours = readOpeningHours(textOf(given.hours))
  if (!hours.ok) wrong('hours', hours.line)
  const email = line('email')
  if (email !== '' && !isEmailAddress(email)) wrong('email', email)
  const link = line('link')
  if (link !== '' && !isWebAddress(link)) wrong('link', link)
  const checkedOn = line('checkedOn')
  if (!isDay(checkedOn)) wrong('checkedOn', checkedOn)
  const cost = costs.find(each => each === (line('cost') || 'unknown')) ?? wrong('cost', line('cost')) ?? 'unknown'
  const sources = sourcesOf(given.sources)
  for (const { url, readOn } of sources) if (!isWebAddress(url) || !isDay(readOn)) wrong('sources', url)
  if (sources.length === 0) wrong('sources', '')
  const languages = listOf(given.languages)
  for (const code of languages) if (!/^[a-z]{2,3}$/.test(code)) wrong('languages', code)
  const facts: ServiceFacts = {
    form,
    needs: list('needs', needs),
    nations: list('nations', nations),
    phone: phone('phone'),
    textPhone: phone('textPhone'),
    email: email || null,
    link: link || null,
    place: placeOf(line, wrong),
    hours: hours.ok ? hours.hours : null,
    languages,
    cost,
    checkedOn,
    sources,
  }
  if (line('phone') === '' && email === '' && link === '') wrong('phone', '', 'unreachable')
  return faults.length === 0 ? { ok: true, facts } : { ok: false, faults }
}

type Line = (name: FactName) => string
type Wrong = (field: FactName, value: string, fault: 'place') => null

function placeOf(line: Line, wrong: Wrong): Service['place'] {
  const [postcode, lat, lon] = [line('postcode'), line('lat'), line('lon')]
  if (postcode === '' && lat === '' && lon === '') return null
  if (postcode.length > 10) return wrong('postcode', postcode, 'place')
  if (lat === '' && lon === '') return { postcode, lat: null, lon: null }
  const [north, east] = [Number(lat), Number(lon)]
  // The United Kingdom with its islands: a slip of a sign or an exchange of the two lies outside.
  const isHere = lat !== '' && lon !== '' && north > 49 && north < 61.5 && east > -9 && east < 2.5
  return isHere ? { postcode: postcode || null, lat: north, lon: east } : wrong('lat', `${lat}, ${lon}`, 'place')
}

const textOf = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** A list, or the same in one text with commas or lines between. */
const listOf = (value: unknown): string[] =>
  textOf(value)
    .split(/[\n,;]/)
    .map(word => word.trim())
    .filter(word => word !== '')

const recordSchema = z.array(z.object({ url: z.string(), readOn: z.string(), note: z.string().default('') }))

/** What is no list of pages gives none: that there is none is said. */
const sourcesOf = (value: unknown): readonly ReadSource[] => recordSchema.safeParse(value).data ?? []

/** Digits and spaces, as people read numbers aloud; short ones such as 111 too. */
const isPhone = (text: string): boolean => /^\+?[\d ]{3,20}$/.test(text) && text.replace(/\D/g, '').length >= 3

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') && username === ''
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T12:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
