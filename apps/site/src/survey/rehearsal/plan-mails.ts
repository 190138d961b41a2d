import type { Law, LetterKind, LetterLanguage } from '../types.ts'
import type { Behaviour, Script, SentKind, Step } from './behaviours.ts'
import { lot, lotBetween, lotOf } from './lot.ts'

/** A letter of ours as it reached an invented trust. */
export type ReceivedLetter = {
  /** Its Message-ID. */
  readonly id: string
  readonly trustCode: string
  readonly trustName: string
  readonly nation: string
  readonly law: Law
  readonly language: LetterLanguage
  readonly kind: LetterKind
  readonly reference: string
  /** The address that it went to. */
  readonly to: string
  readonly replyTo: string
  /** To whom reports of mail servers go. */
  readonly envelopeFrom: string
  readonly subject: string
  /** The private page that the letter leads to, where it leads to one. */
  readonly replyPage: string | null
  readonly at: Date
}

/** A mail that a trust will send, not written out yet. */
export type PlannedMail = {
  /** The same for the same step after the same letter. */
  readonly id: string
  readonly at: Date
  readonly step: Step
  readonly letter: ReceivedLetter
}

/** How a day is found that lies so many working days later; of the law of the trust. */
export type WorkingDayAfter = (day: string, count: number, law: Law) => string

type PlanInput = {
  readonly letter: ReceivedLetter
  /** What the trust had from us before, of this round. */
  readonly earlier: readonly ReceivedLetter[]
  readonly script: Script
  readonly behaviour: Pick<Behaviour, 'steps'>
  readonly workingDayAfter: WorkingDayAfter
  readonly dayOf: (instant: Date) => string
}

/**
 * What a trust does after a letter of ours, and when: decided by its behaviour and the seed alone. A second copy of a letter brings nothing
 * new, except to whom the first never came.
 */
export function planMails({ letter, earlier, script, behaviour, workingDayAfter, dayOf }: PlanInput): PlannedMail[] {
  const bounces = behaviour.steps.some(({ how }) => how === 'bounce')
  const isNewAddress = bounces && !letter.to.toLowerCase().startsWith('foi@')
  // A mailbox that does not exist bounces whatever is sent to it; whoever finds the right one gets an answer.
  if (bounces && !isNewAddress) {
    return behaviour.steps.flatMap((step, index) => (step.how === 'bounce' ? [planned(index, { ...step, on: letter.kind })] : []))
  }
  if (earlier.some(before => before.kind === letter.kind && reached(before, bounces))) return []
  const steps = isNewAddress ? stepsOf(script, 'answer-in-full') : behaviour.steps
  return steps.flatMap((step, index) => (step.on === letter.kind ? [planned(index, step)] : []))

  function planned(index: number, step: Step): PlannedMail {
    const words = [script.seed, letter.trustCode, letter.kind, String(index)]
    return { id: `${letter.id}#${index}`, at: timeOf(step, letter, words, { workingDayAfter, dayOf }), step, letter }
  }
}

const reached = ({ to }: ReceivedLetter, bounces: boolean): boolean => !bounces || !to.toLowerCase().startsWith('foi@')

const stepsOf = ({ behaviours }: Script, name: string): readonly Step[] =>
  behaviours.find(each => each.name === name)?.steps ?? []

function timeOf(
  { days, minutes }: Step,
  { at, law }: ReceivedLetter,
  words: readonly string[],
  { workingDayAfter, dayOf }: Pick<PlanInput, 'workingDayAfter' | 'dayOf'>,
): Date {
  if (minutes) return new Date(at.getTime() + lotBetween(minutes, ...words, 'minutes') * 60_000)
  const count = lotBetween(days ?? [1, 1], ...words, 'days')
  // In office hours, summer and winter; on the day itself an hour or two later.
  if (count === 0) return new Date(at.getTime() + lotBetween([20, 110], ...words, 'same day') * 60_000)
  const minute = lotBetween([9 * 60, 15 * 60], ...words, 'time')
  return new Date(new Date(`${workingDayAfter(dayOf(at), count, law)}T00:00:00Z`).getTime() + minute * 60_000)
}

/** What stands in the holes of a text: figures and names that belong to the trust and stay the same from mail to mail. */
export function holesOf(
  { letter }: PlannedMail,
  { seed }: Script,
  others: readonly string[],
  day: string,
): Record<string, string> {
  const { trustCode: code, trustName, reference } = letter
  const number = lotBetween([14, 190], seed, code, 'number')
  const first = Math.round(number * (0.22 + lot(seed, code, 'first') * 0.2))
  const candidates = others.filter(name => name !== trustName)
  return {
    trust: trustName,
    reference,
    case: `FOI-${lotBetween([1000, 9999], seed, code, 'case')}`,
    number: String(number),
    first: String(first),
    back: String(number - first),
    other: candidates.length > 0 ? lotOf(candidates, seed, code, 'other') : trustName,
    day,
  }
}

/** Trusts in Wales answer in Welsh when they were asked in Welsh, and two of five of them also when they were not. */
export const languageOf = ({ letter }: PlannedMail, { seed }: Script): LetterLanguage =>
  letter.nation === 'wales' && (letter.language === 'cy' || lot(seed, letter.trustCode, 'language') < 0.4) ? 'cy' : 'en'

export const sentKindOf = ({ step }: PlannedMail): SentKind => step.send
