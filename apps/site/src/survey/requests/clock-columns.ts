import type { ClockReading } from '../legal-clock/judge-clock.ts'
import type { EventKind, SurveyRequest } from '../types.ts'

/** What of the clock is kept beside the request, so that lists need not count days. It can always be reckoned again from the events. */
export type ClockColumns = Pick<SurveyRequest, 'clock' | 'receivedOn' | 'dueOn' | 'answeredOn' | 'nextStep' | 'nextStepOn'>

/** What moved a due date: `holidays` changed, a `day` passed, the letter's `delivery` turned out otherwise, or an event (undone). */
export type DueReason = 'holidays' | 'day' | 'delivery' | `event.${EventKind}` | `undone.${EventKind}`

/** A due date that moved. Days are `YYYY-MM-DD`. */
export type DueMove = {
  readonly round: string
  readonly trustCode: string
  readonly trustName: string
  readonly from: string | null
  readonly to: string | null
}

export const columnsOf = (reading: ClockReading): ClockColumns => ({
  clock: reading.state,
  receivedOn: reading.receivedOn,
  dueOn: reading.dueOn,
  answeredOn: reading.answeredOn,
  nextStep: reading.nextStep,
  nextStepOn: reading.nextStepOn,
})

export const keptColumns = (request: SurveyRequest): ClockColumns => ({
  clock: request.clock,
  receivedOn: request.receivedOn,
  dueOn: request.dueOn,
  answeredOn: request.answeredOn,
  nextStep: request.nextStep,
  nextStepOn: request.nextStepOn,
})

export const areSame = (a: ClockColumns, b: ClockColumns): boolean =>
  a.clock === b.clock &&
  a.receivedOn === b.receivedOn &&
  a.dueOn === b.dueOn &&
  a.answeredOn === b.answeredOn &&
  a.nextStep === b.nextStep &&
  a.nextStepOn === b.nextStepOn

export const moveOf = (request: SurveyRequest, to: ClockColumns): DueMove | null =>
  request.dueOn === to.dueOn
    ? null
    : { round: request.round, trustCode: request.trustCode, trustName: request.trustName, from: request.dueOn, to: to.dueOn }
