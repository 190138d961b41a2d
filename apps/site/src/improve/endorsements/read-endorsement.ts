import { tidyLine } from '@spotlight/drawing'
import { type AddressFault, readAddress } from '../../network/index.ts'
import { longestEmployer, longestName, otherEmployer, roles, type WorkRole } from './endorsement.ts'

/** What the form brought, as it was typed. */
export type TypedEndorsement = {
  readonly name: string
  readonly role: string
  /** The code of a trust, `other`, or nothing. */
  readonly trust: string
  readonly employer: string
  readonly address: string
  readonly showName: boolean
}

export const nothingTyped: TypedEndorsement = { name: '', role: '', trust: '', employer: '', address: '', showName: false }

export type EndorsementField = 'name' | 'role' | 'trust' | 'employer' | 'address' | 'showName'
/** `endorsements.faults.<fault>` says it. */
export type EndorsementFault = {
  readonly field: EndorsementField
  readonly fault: string
  readonly values?: Readonly<Record<string, string | number>>
}

export type CompleteEndorsement = {
  readonly name: string
  readonly role: WorkRole
  readonly trustCode: string | null
  readonly employer: string
  readonly address: string
  readonly showName: boolean
}

/** Marks that set or turn the direction of writing. Those that join emoji and letters of other scripts stay. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const plainLine = (text: string): string => tidyLine(text.replace(unseen, ''))

/** Whether a form is complete, or everything that is missing. `trusts` are the codes that it offered. */
export function readEndorsement(
  typed: TypedEndorsement,
  trusts: ReadonlySet<string>,
):
  | { readonly ok: true; readonly endorsement: CompleteEndorsement }
  | { readonly ok: false; readonly faults: EndorsementFault[] } {
  const [name, employer] = [plainLine(typed.name), plainLine(typed.employer)]
  const role = roles.find(each => each === typed.role)
  const address = readAddress(typed.address)
  const isElsewhere = typed.trust === otherEmployer
  const faults = [
    ...lineFaults('name', name, longestName),
    ...(role ? [] : [{ field: 'role' as const, fault: 'role' }]),
    ...(isElsewhere || trusts.has(typed.trust) ? [] : [{ field: 'trust' as const, fault: 'trust' }]),
    ...(isElsewhere ? lineFaults('employer', employer, longestEmployer) : []),
    ...(address.ok ? [] : [{ field: 'address' as const, fault: addressFault(address.fault) }]),
  ]
  if (faults.length > 0 || !role || !address.ok) return { ok: false, faults }
  return {
    ok: true,
    endorsement: {
      name,
      role,
      trustCode: isElsewhere ? null : typed.trust,
      employer: isElsewhere ? employer : '',
      address: address.address,
      showName: typed.showName,
    },
  }
}

function lineFaults(field: 'name' | 'employer', text: string, most: number): EndorsementFault[] {
  if (text === '') return [{ field, fault: `${field}Missing` }]
  return [...text].length > most ? [{ field, fault: 'tooLong', values: { most } }] : []
}

const addressFault = (fault: AddressFault): string => `address.${fault}`
