import { z } from 'zod'
import { type Nation, nations } from '../../../register/index.ts'
import { type Interest, interests, type ListPurpose } from '../../network-words.ts'

/** Whether they have done something here. */
export const actedChoices = ['any', 'acted', 'not-acted'] as const
export type Acted = (typeof actedChoices)[number]

/** Whom a mailing is for, of those who agreed to its purpose. What is empty narrows nothing; what is not must all be so. */
export type Segment = {
  readonly nations: readonly Nation[]
  readonly regions: readonly string[]
  readonly constituencies: readonly string[]
  readonly trusts: readonly string[]
  readonly interests: readonly Interest[]
  readonly acted: Acted
}

export const everybody: Segment = { nations: [], regions: [], constituencies: [], trusts: [], interests: [], acted: 'any' }

export const segmentSchema = z.object({
  nations: z.array(z.enum(nations)),
  regions: z.array(z.string()),
  constituencies: z.array(z.string()),
  trusts: z.array(z.string()),
  interests: z.array(z.enum(interests)),
  acted: z.enum(actedChoices),
})

/** What is asked of people with regard to a segment, in the database. `districts` null: any, also none. */
export type Narrowed = {
  readonly purpose: ListPurpose
  readonly nations: readonly Nation[]
  /** Districts that lie in those nations, for people who have not said their nation. */
  readonly districtsOfNations: readonly string[]
  readonly districts: readonly string[] | null
  readonly interests: readonly Interest[]
  readonly acted: Acted
}
