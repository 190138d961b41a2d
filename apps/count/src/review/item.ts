import { z } from 'zod'

export const answerValues = ['case', 'not-a-case', 'same-person', 'different-people', 'unsure'] as const
export type AnswerValue = (typeof answerValues)[number]

/** Why somebody is asked. The two samples are drawn at random, so that what is learned from them holds for all. */
export const reasons = ['possible', 'doubtful-link', 'conflict', 'sample-counted', 'sample-not-counted'] as const
export type Reason = (typeof reasons)[number]

/** One thing to look at: about one person, or about two who may be one. */
export const reviewItem = z.strictObject({
  id: z.string().regex(/^(case|link|conflict)-[a-z0-9-]{1,60}$/),
  kind: z.enum(['case', 'link', 'conflict']),
  why: z.enum(reasons),
  /** The part of the sample that it was drawn from. */
  stratum: z.string().nullable(),
  /** Keys of person_key by which the answer is found again. */
  keys: z.array(z.string()).min(1),
  /** How to find the person in the hospital’s systems. */
  who: z.array(z.string()),
  /** The evidence as it stands beside the answer, so that a later run can say whether it has changed. */
  asked: z.array(z.string()),
  evidence: z.array(z.strictObject({ when: z.string(), what: z.string(), where: z.string() })),
})
export type ReviewItem = z.infer<typeof reviewItem>

/** What was drawn from how many: needed to make a statement about all of them. */
export const stratum = z.strictObject({
  name: z.string(),
  sample: z.enum(['counted', 'not-counted']),
  people: z.int(),
  drawn: z.int(),
})
export type Stratum = z.infer<typeof stratum>

export const worklistHead = z.strictObject({ format: z.literal('spotlight-review-1'), strata: z.array(stratum) })
export type Worklist = { strata: readonly Stratum[]; items: readonly ReviewItem[] }

export const allowedAnswers: Readonly<Record<ReviewItem['kind'], readonly AnswerValue[]>> = {
  case: ['case', 'not-a-case', 'unsure'],
  link: ['same-person', 'different-people', 'unsure'],
  conflict: ['same-person', 'different-people', 'unsure'],
}

export const answerWords: Readonly<Record<AnswerValue, string>> = {
  case: 'Yes, secondary breast cancer',
  'not-a-case': 'No, not secondary breast cancer',
  'same-person': 'The same person',
  'different-people': 'Different people',
  unsure: 'Cannot say',
}

export const questions: Readonly<Record<ReviewItem['kind'], string>> = {
  case: 'Does this person have secondary breast cancer?',
  link: 'Are these the same person?',
  conflict: 'Are all these records about the same person?',
}

export const reasonWords: Readonly<Record<Reason, string>> = {
  possible: 'Possible case: not counted until somebody says yes',
  'doubtful-link': 'Doubtful link: two people, perhaps one',
  conflict: 'Conflict: something does not fit together',
  'sample-counted': 'Random sample of those who were counted',
  'sample-not-counted': 'Random sample of people with breast cancer who were not counted',
}
