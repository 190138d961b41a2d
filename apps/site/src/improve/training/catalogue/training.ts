import type { Nation } from '../../../register/index.ts'

/** In what form somebody learns. */
export const trainingForms = ['e-learning', 'course', 'study-day', 'webinar', 'resource'] as const
export type TrainingForm = (typeof trainingForms)[number]

/** For whom it is made. */
export const audiences = ['nurses', 'doctors', 'gps', 'pharmacists', 'allied', 'data', 'everyone'] as const
export type Audience = (typeof audiences)[number]

export const trainingCosts = ['free', 'paid', 'unknown'] as const
export type TrainingCost = (typeof trainingCosts)[number]

export type TrainingSource = { readonly url: string; readonly readOn: string; readonly note: string }

/** A training or resource for professionals, in one language. */
export type Training = {
  readonly key: string
  readonly version: number
  readonly form: TrainingForm
  readonly cost: TrainingCost
  readonly audience: readonly Audience[]
  /** Where it is offered. Empty: in the whole United Kingdom, or on-line everywhere. */
  readonly nations: readonly Nation[]
  readonly link: string
  readonly checkedOn: string
  readonly sources: readonly TrainingSource[]
  readonly words: {
    readonly title: string
    readonly provider: string
    readonly text: string
    readonly length: string
    readonly price: string
    readonly accreditation: string
    /** English words on a Welsh page. */
    readonly isFallback: boolean
  }
}
