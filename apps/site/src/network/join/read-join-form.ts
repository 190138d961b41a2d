import { type Nation, nations, parsePostcode } from '../../register/index.ts'
import { type AddressFault, readAddress } from '../address/read-address.ts'
import { type AboutMe, aboutMe, type Interest, interests } from '../network-words.ts'
import type { Details } from '../supporters/supporter-store.ts'

/** The form as it was typed, to be shown again or read. */
export type TypedJoin = {
  readonly address: string
  readonly firstName: string
  readonly nation: string
  readonly postcode: string
  readonly interests: readonly Interest[]
  /** The tick for news as well: a yes, or under the soft opt-in a no. */
  readonly isUpdatesTicked: boolean
  readonly aboutMe: readonly AboutMe[]
}

export const emptyJoin: TypedJoin = {
  address: '',
  firstName: '',
  nation: '',
  postcode: '',
  interests: [],
  isUpdatesTicked: false,
  aboutMe: [],
}

type Form = (name: string) => string

/** What of the form tells who somebody is. Each tick is a field of its own, so that a form works with one value a name. */
export const typedDetails = (form: Form): Pick<TypedJoin, 'firstName' | 'nation' | 'postcode' | 'interests'> => ({
  firstName: form('first-name'),
  nation: form('nation'),
  postcode: form('postcode'),
  interests: interests.filter(interest => form(`interest-${interest}`) === 'yes'),
})

export const typedAboutMe = (form: Form): AboutMe[] => aboutMe.filter(each => form(`about-${each}`) === 'yes')

export const typedJoin = (form: Form): TypedJoin => ({
  ...typedDetails(form),
  address: form('address'),
  isUpdatesTicked: form('updates') === 'yes',
  aboutMe: typedAboutMe(form),
})

export type DetailsFault = { readonly field: 'first-name' | 'postcode'; readonly fault: 'name-long' | 'name-link' | 'postcode' }
export type JoinFault = DetailsFault | { readonly field: 'address'; readonly fault: AddressFault }

export type ReadDetails =
  | { readonly ok: true; readonly details: Details }
  | { readonly ok: false; readonly faults: readonly DetailsFault[] }

const longestName = 60

/** What somebody says of themselves, or what is the matter with it. All of it may be missing. Of a postcode its district alone is read. */
export function readDetails(typed: Pick<TypedJoin, 'firstName' | 'nation' | 'postcode' | 'interests'>): ReadDetails {
  const firstName = tidyName(typed.firstName)
  const district = readDistrict(typed.postcode)
  const faults: DetailsFault[] = []
  if ([...firstName].length > longestName) faults.push({ field: 'first-name', fault: 'name-long' })
  // A name goes into mails that we write: nobody is to send a link through us.
  else if (/[<>@/\\]|www\./i.test(firstName)) faults.push({ field: 'first-name', fault: 'name-link' })
  if (district === 'fault') faults.push({ field: 'postcode', fault: 'postcode' })
  if (faults.length > 0 || district === 'fault') return { ok: false, faults }
  return {
    ok: true,
    details: {
      firstName: firstName === '' ? null : firstName,
      nation: nationOf(typed.nation),
      district,
      interests: typed.interests,
    },
  }
}

export type ReadJoin =
  | { readonly ok: true; readonly address: string; readonly addressTyped: string; readonly details: Details }
  | { readonly ok: false; readonly faults: readonly JoinFault[] }

/** The whole form, with every fault that is in it. */
export function readJoin(typed: TypedJoin): ReadJoin {
  const address = readAddress(typed.address)
  const details = readDetails(typed)
  if (address.ok && details.ok)
    return { ok: true, address: address.address, addressTyped: address.typed, details: details.details }
  return {
    ok: false,
    faults: [...(address.ok ? [] : [{ field: 'address', fault: address.fault } as const]), ...(details.ok ? [] : details.faults)],
  }
}

const nationOf = (text: string): Nation | null => nations.find(nation => nation === text) ?? null

/** On one line, without the marks that turn the direction of what is written after them. */
const tidyName = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** The first half of a postcode, however much of it was typed; null: nothing was. */
export function readDistrict(text: string): string | null | 'fault' {
  if (text.trim() === '') return null
  const reading = parsePostcode(text)
  return 'district' in reading ? reading.district : 'fault'
}
