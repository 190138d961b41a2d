import type { Nation } from '../../register/index.ts'
import type { OpeningHours } from './opening/opening-hours.ts'

/** How a service reaches people: what is easiest to begin with comes first. */
export const serviceForms = ['helpline', 'connect', 'online', 'group', 'other'] as const
export type ServiceForm = (typeof serviceForms)[number]

/** What somebody may look for. */
export const needs = ['talk', 'medical', 'others', 'money', 'trials', 'family', 'end-of-life', 'crisis'] as const
export type Need = (typeof needs)[number]

/** A page in which somebody read what an entry says, when, and what is to be known of it: how old it is, most often. */
export type ReadSource = { readonly url: string; readonly readOn: string; readonly note: string }

/** A place where a service meets. `lat` and `lon` may be missing: then its postcode says where it is, or nobody does. */
export type ServicePlace = {
  readonly postcode: string | null
  readonly lat: number | null
  readonly lon: number | null
}

/** A support service as the public reads it, in one language. */
export type Service = {
  readonly key: string
  readonly form: ServiceForm
  readonly needs: readonly Need[]
  /** Where it helps. Empty: in the whole United Kingdom. */
  readonly nations: readonly Nation[]
  readonly phone: string | null
  readonly textPhone: string | null
  readonly email: string | null
  readonly link: string | null
  readonly place: ServicePlace | null
  readonly hours: OpeningHours | null
  /** The languages that are spoken, as their codes: `en`, `cy`. Empty: not known. */
  readonly languages: readonly string[]
  readonly cost: 'free' | 'paid' | 'unknown'
  /** When somebody last looked whether all of it is right. */
  readonly checkedOn: string
  readonly sources: readonly ReadSource[]
  readonly words: {
    readonly title: string
    readonly provider: string
    readonly text: string
    /** When it is there, where that is no matter of hours a week: “the last Thursday of each month”. */
    readonly when: string
    /** Where it meets, in words. */
    readonly where: string
    /** English words on a Welsh page. */
    readonly isFallback: boolean
  }
}
