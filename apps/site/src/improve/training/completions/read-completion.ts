import { tidyLine } from '@spotlight/drawing'
import { type AddressFault, readAddress } from '../../../network/index.ts'
import { certificateYears, longestEmployer, longestName, otherEmployer, yearsAfter } from './completion.ts'

/** What the form brought, as it was typed. */
export type TypedCompletion = {
  readonly name: string
  /** The code of a trust, `other`, or nothing. */
  readonly trust: string
  readonly employer: string
  readonly address: string
  readonly completedOn: string
  readonly showsName: boolean
  readonly showsEmployer: boolean
  /** That it is so. */
  readonly states: boolean
}

export const nothingTyped: TypedCompletion = {
  name: '',
  trust: '',
  employer: '',
  address: '',
  completedOn: '',
  showsName: false,
  showsEmployer: false,
  states: false,
}

export type CompletionField = 'name' | 'trust' | 'employer' | 'address' | 'completedOn' | 'states'
/** `training.record.faults.<fault>` says it. */
export type CompletionFault = {
  readonly field: CompletionField
  readonly fault: string
  readonly values?: Readonly<Record<string, string | number>>
}

export type CompleteCompletion = {
  readonly name: string
  readonly trustCode: string | null
  readonly employer: string
  readonly address: string
  readonly completedOn: string
  readonly showsName: boolean
  readonly showsEmployer: boolean
}

/** Marks that set or turn the direction of writing. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const plainLine = (text: string): string => tidyLine(text.replace(unseen, ''))
/** A certificate is no place for an advertisement. */
const isLink = (text: string): boolean => /:\/\/|www\.|@/i.test(text)

/** Whether a form is complete, or everything that is missing. `trusts` are the codes that it offered, `today` is the day in the United Kingdom. */
export function readCompletion(
  typed: TypedCompletion,
  { trusts, today }: { readonly trusts: ReadonlySet<string>; readonly today: string },
): { readonly ok: true; readonly completion: CompleteCompletion } | { readonly ok: false; readonly faults: CompletionFault[] } {
  const [name, employer] = [plainLine(typed.name), plainLine(typed.employer)]
  const address = readAddress(typed.address)
  const isElsewhere = typed.trust === otherEmployer
  const dayFault = faultOfDay(typed.completedOn.trim(), today)
  const faults: CompletionFault[] = [
    ...lineFaults('name', name, longestName),
    ...(dayFault === null ? [] : [{ field: 'completedOn' as const, fault: dayFault, values: { years: certificateYears } }]),
    ...(isElsewhere || trusts.has(typed.trust) ? [] : [{ field: 'trust' as const, fault: 'trust' }]),
    ...(isElsewhere ? lineFaults('employer', employer, longestEmployer) : []),
    ...(address.ok ? [] : [{ field: 'address' as const, fault: addressFault(address.fault) }]),
    ...(typed.states ? [] : [{ field: 'states' as const, fault: 'states' }]),
  ]
  if (faults.length > 0 || !address.ok) return { ok: false, faults }
  const { showsName, showsEmployer } = typed
  return {
    ok: true,
    completion: {
      name,
      trustCode: isElsewhere ? null : typed.trust,
      employer: isElsewhere ? employer : '',
      address: address.address,
      completedOn: typed.completedOn.trim(),
      showsName,
      showsEmployer,
    },
  }
}

function lineFaults(field: 'name' | 'employer', text: string, most: number): CompletionFault[] {
  if (text === '') return [{ field, fault: `${field}Missing` }]
  if (isLink(text)) return [{ field, fault: 'link' }]
  return [...text].length > most ? [{ field, fault: 'tooLong', values: { most } }] : []
}

const addressFault = (fault: AddressFault): string => `address.${fault}`

/** What is wrong with the day on which somebody says that they completed it. */
function faultOfDay(text: string, today: string): 'day' | 'future' | 'early' | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T12:00:00Z`) : null
  if (at === null || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(text)) return 'day'
  if (text > today) return 'future'
  return text <= yearsAfter(today, -certificateYears) ? 'early' : null
}
