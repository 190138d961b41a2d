import { lettersOf, tidyLine } from '@spotlight/drawing'
import { type AddressFault, readAddress } from '../../../network/index.ts'
import type { Scope } from './wall-words.ts'

/** What the form brought, as it was typed. */
export type TypedPhoto = {
  readonly description: string
  readonly name: string
  readonly place: string
  readonly address: string
  readonly wall: boolean
  readonly press: boolean
  readonly social: boolean
  readonly people: boolean
  readonly age: string
}

export const ages = ['adult', 'with-parent'] as const
export const longestName = 60
export const longestDescription = 300

export type PhotoField = 'photo' | 'description' | 'name' | 'place' | 'address' | 'wall' | 'people' | 'age'
/** `sign.photo.faults.<fault>` says it; `count` where it is about a length. */
export type PhotoFormFault = {
  readonly field: PhotoField
  readonly fault: string
  readonly count?: number
  readonly meant?: string
}

export type CompletePhoto = {
  readonly description: string
  readonly name: string
  readonly place: string
  readonly address: string
  readonly typedAddress: string
  readonly agreed: readonly Scope[]
}

/** Marks that set or turn the direction of writing. Those that join emoji and letters of other scripts stay. */
const unseen = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** One line for people to read: without what nobody sees, and without what turns the direction of writing around it. */
export const plainLine = (text: string): string => tidyLine(text.replace(unseen, ''))

/** Whether a form is complete, or everything that is missing. Any script and emoji may stand in a name: here it is text on a page, not drawn by us. */
export function readPhotoForm(
  typed: TypedPhoto,
): { readonly ok: true; readonly photo: CompletePhoto } | { readonly ok: false; readonly faults: PhotoFormFault[] } {
  const [description, name, place] = [plainLine(typed.description), plainLine(typed.name), plainLine(typed.place)]
  const address = readAddress(typed.address)
  const faults: PhotoFormFault[] = [
    ...tooLong('description', description, longestDescription),
    ...tooLong('name', name, longestName),
    ...tooLong('place', place, longestName),
    ...(address.ok ? [] : [{ field: 'address' as const, fault: addressFault(address.fault) }]),
    ...(ages.some(age => age === typed.age) ? [] : [{ field: 'age' as const, fault: 'age' }]),
    ...(typed.people ? [] : [{ field: 'people' as const, fault: 'people' }]),
    ...(typed.wall ? [] : [{ field: 'wall' as const, fault: 'wall' }]),
  ]
  if (faults.length > 0 || !address.ok) return { ok: false, faults }
  const agreed = (['wall', 'press', 'social'] as const).filter(scope => typed[scope])
  return { ok: true, photo: { description, name, place, address: address.address, typedAddress: address.typed, agreed } }
}

const tooLong = (field: 'description' | 'name' | 'place', text: string, most: number): PhotoFormFault[] => {
  const count = lettersOf(text).length
  return count > most ? [{ field, fault: field === 'description' ? 'descriptionTooLong' : 'tooLong', count }] : []
}

const addressFault = (fault: AddressFault): string => `address.${fault}`
