import type { AnswerClass, WorkState } from '../types.ts'
import { isAnswer } from './decide-event.ts'
import { inOrder, type OrderedEvent } from './event-order.ts'

const substance: readonly AnswerClass[] = [
  'answered',
  'answered-in-part',
  'not-held',
  'refused-cost',
  'refused-other',
  'elsewhere',
]

/**
 * The class of answer that the events tell, read from first to last. What only says that the letter arrived, or asks us something, never
 * takes the place of a real answer.
 */
export function answerAfter(events: readonly OrderedEvent[]): AnswerClass {
  let answer: AnswerClass = 'none'
  for (const event of inOrder(events)) {
    const said = answerOf(event)
    if (said === null) continue
    if (substance.includes(said) || !substance.includes(answer)) {
      if (said !== 'acknowledged' || answer === 'none') answer = said
    }
  }
  return answer
}

function answerOf({ kind, answer }: OrderedEvent): AnswerClass | null {
  if (answer !== null) return answer
  switch (kind) {
    case 'acknowledged':
    case 'clarification-asked':
    case 'fees-asked':
    case 'answered':
    case 'answered-in-part':
    case 'not-held':
      return kind
    case 'refused':
      return 'refused-other'
    default:
      return null
  }
}

/** What we ourselves have to do after the last thing that happened. */
export function workAfter(events: readonly OrderedEvent[]): WorkState {
  let work: WorkState = 'waiting'
  let answered = false
  for (const { kind } of inOrder(events)) {
    if (isAnswer(kind) || kind === 'review-answered' || kind === 'regulator-decided') {
      work = 'to-mark'
      answered = true
    } else if (kind === 'clarification-asked' || kind === 'fees-asked') work = 'to-write'
    else if (kind === 'withdrawn') work = 'done'
    // An acknowledgement settles nothing that waits for us.
    else if (kind !== 'acknowledged') work = answered && kind === 'extension-notified' ? work : 'waiting'
  }
  return work
}

type Moved = { readonly answer: AnswerClass; readonly work: WorkState }

/** After recording: what the event tells takes the place of what was there; what it says nothing of stays as a person has set it. */
export const fieldsAfterRecording = (current: Moved, before: readonly OrderedEvent[], after: readonly OrderedEvent[]): Moved => ({
  answer: answerAfter(before) === answerAfter(after) ? current.answer : answerAfter(after),
  work: current.work === 'excluded' ? 'excluded' : workAfter(after),
})

/** After undoing: what the event had moved goes back; what a person has set by hand since stays. */
export const fieldsAfterUndoing = (current: Moved, before: readonly OrderedEvent[], after: readonly OrderedEvent[]): Moved => ({
  answer: current.answer === answerAfter(before) ? answerAfter(after) : current.answer,
  work: current.work === workAfter(before) ? workAfter(after) : current.work,
})
