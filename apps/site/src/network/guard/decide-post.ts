import type { GuardLimits } from './limits/guard-limits.ts'

/** What is known of one sending of a form before it is decided how it goes on. */
export type PostState = {
  /** How many were sent from this connection in this window and on this day, this one included. */
  readonly fromConnection: number
  readonly fromConnectionToday: number
  /** How many of this form, and of all forms, in the last minutes. */
  readonly ofForm: number
  readonly ofAll: number
  /** `good`: the work was done, and for nothing else before. `bad`: something came that proves nothing. */
  readonly proof: 'none' | 'good' | 'bad'
  /** Whether the confirmation mail is to take the place of a proof: pressed by hand, where a browser runs no scripts. */
  readonly isByMail: boolean
}

export type PostDecision = 'on' | 'by-mail' | 'prove' | 'wait-window' | 'wait-day'

/** Whether so much comes in that everybody is asked for a proof: through this form, or through all together. */
export const isUnderPressure = ({ ofForm, ofAll }: Pick<PostState, 'ofForm' | 'ofAll'>, limits: GuardLimits): boolean =>
  ofForm > limits.pressureOfForm || ofAll > limits.pressureOfAll

/** Whether a proof is asked for: everybody when there is pressure, and this connection when much has come from it. */
export const asksForProof = (state: PostState, limits: GuardLimits): boolean =>
  isUnderPressure(state, limits) || state.fromConnection > limits.connectionEasy

/** How one sending of a form goes on. Pure: everything that it goes by is given. */
export function decidePost(state: PostState, limits: GuardLimits): PostDecision {
  if (state.fromConnectionToday > limits.connectionDay) return 'wait-day'
  if (state.fromConnection > limits.connectionMost) return 'wait-window'
  if (!asksForProof(state, limits) || state.proof === 'good') return 'on'
  return state.isByMail ? 'by-mail' : 'prove'
}
