import type { Locale } from '../../foundation/index.ts'
import { readAddress } from '../address/read-address.ts'
import { readDetails } from '../join/read-join-form.ts'
import {
  type Basis,
  bases,
  type Collection,
  collections,
  interests,
  type ListPurpose,
  listPurposes,
  softOptInFrom,
} from '../network-words.ts'
import type { Details } from '../supporters/supporter-store.ts'

/** The columns of a list, by the names in its first line. */
export const neededColumns = [
  'email',
  'purposes',
  'basis',
  'wording',
  'collected_on',
  'where',
  'how',
  'asked_for_support',
] as const
export const moreColumns = ['evidence', 'first_name', 'language', 'nation', 'district', 'interests'] as const
export const listColumns = [...neededColumns, ...moreColumns] as const
export type ListColumn = (typeof listColumns)[number]

export const rowFaults = [
  'letters',
  'address',
  'purposes',
  'basis',
  'wording',
  'evidence',
  'collected-on',
  'where',
  'how',
  'support',
  'soft-too-early',
  'soft-support',
  'soft-third-party',
  'language',
  'name',
  'nation',
  'district',
  'interests',
] as const
export type RowFault = (typeof rowFaults)[number]

/** One person of a list, with the evidence of how they agreed. */
export type ListedPerson = {
  readonly address: string
  readonly addressTyped: string
  readonly locale: Locale
  readonly details: Details
  readonly purposes: readonly ListPurpose[]
  readonly basis: Basis
  /** What they agreed to, or read, word for word; null: nothing was kept, which only the soft opt-in allows. */
  readonly wording: string | null
  readonly evidence: string | null
  /** `YYYY-MM-DD` */
  readonly collectedOn: string
  readonly where: string
  readonly how: Collection
}

export type ReadRow = { readonly ok: true; readonly person: ListedPerson } | { readonly ok: false; readonly fault: RowFault }

type Cells = (column: ListColumn) => string

const longest = { wording: 4000, evidence: 500, where: 200 } as const

const words = (text: string): string[] => text.split(/[\s;|,]+/).filter(word => word !== '')
const known = <Word extends string>(all: readonly Word[], text: string): Word[] | null => {
  const found = words(text).map(word => all.find(each => each === word.toLowerCase()))
  return found.includes(undefined) ? null : [...new Set(found.flatMap(word => word ?? []))]
}

/**
 * One line of a list, or the first thing that is the matter with it. Nobody is taken whose yes could not be shown: a consent needs its words. The
 * soft opt-in (PECR 22(3A)) is refused for details that were collected before it began, that came from somebody else, or that were given by who
 * asked for support. `today` is a day in the United Kingdom.
 */
export function readListRow(cell: Cells, today: string): ReadRow {
  const no = (fault: RowFault): ReadRow => ({ ok: false, fault })
  // What is not UTF-8 has become this sign; no text of PostgreSQL's holds a NUL.
  if (listColumns.some(column => /[\ufffd\0]/.test(cell(column)))) return no('letters')
  const address = readAddress(cell('email'))
  if (!address.ok) return no('address')
  const purposes = known(listPurposes, cell('purposes'))
  if (!purposes || purposes.length === 0) return no('purposes')
  const basis = bases.find(each => each === cell('basis').trim().toLowerCase())
  if (!basis) return no('basis')
  const how = collections.find(each => each === cell('how').trim().toLowerCase())
  if (!how) return no('how')
  const wording = cell('wording').trim()
  if (wording.length > longest.wording || (basis === 'consent' && wording === '')) return no('wording')
  const [evidence, where, collectedOn] = [cell('evidence').trim(), cell('where').trim(), cell('collected_on').trim()]
  if (evidence.length > longest.evidence) return no('evidence')
  if (where === '' || where.length > longest.where) return no('where')
  if (!isDay(collectedOn) || collectedOn > today || collectedOn < '1990-01-01') return no('collected-on')
  const asked = ['yes', 'no'].find(each => each === cell('asked_for_support').trim().toLowerCase())
  if (!asked) return no('support')
  if (basis === 'soft-opt-in' && collectedOn < softOptInFrom) return no('soft-too-early')
  if (basis === 'soft-opt-in' && asked === 'yes') return no('soft-support')
  if (basis === 'soft-opt-in' && how === 'third-party') return no('soft-third-party')
  const person = readPerson(cell)
  if (typeof person === 'string') return no(person)
  return {
    ok: true,
    person: {
      ...person,
      address: address.address,
      addressTyped: address.typed,
      purposes,
      basis,
      wording: wording === '' ? null : wording,
      evidence: evidence === '' ? null : evidence,
      collectedOn,
      where,
      how,
    },
  }
}

/** A day that there was. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function readPerson(cell: Cells): Pick<ListedPerson, 'locale' | 'details'> | RowFault {
  const language = cell('language').trim().toLowerCase()
  if (!['', 'en', 'cy'].includes(language)) return 'language'
  const wanted = known(interests, cell('interests'))
  if (!wanted) return 'interests'
  const nation = cell('nation').trim().toLowerCase()
  const read = readDetails({ firstName: cell('first_name'), nation, postcode: cell('district'), interests: wanted })
  if (!read.ok) return read.faults[0]?.field === 'postcode' ? 'district' : 'name'
  if (nation !== '' && read.details.nation === null) return 'nation'
  return { locale: language === 'cy' ? 'cy' : 'en', details: read.details }
}
