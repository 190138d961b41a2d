/** How far a unit says that it meets a standard. `not-assessed` is said as such, and never as no. */
export const grades = ['met', 'partly', 'not-yet', 'not-assessed'] as const
export type Grade = (typeof grades)[number]

/**
 * `draft`: the unit works on it. `sent`: somebody here looks at it. `published`: it is public, and never changes again.
 */
export type AssessmentState = 'draft' | 'sent' | 'published'

/** What a unit says of one standard, and by what it can be seen. */
export type AssessmentAnswer = {
  /** The key of the standard. */
  readonly standard: string
  readonly grade: Grade
  readonly evidence: string
  readonly link: string
  /** `YYYY-MM-DD`; empty where none is given. */
  readonly evidenceOn: string
}

export const longestEvidence = 1500
export const longestNote = 1000

/** What is wrong with what a unit says of one standard: `assessments.faults.<fault>`. */
export type AnswerFault = {
  readonly standard: string
  readonly part: 'grade' | 'evidence' | 'link' | 'evidenceOn'
  readonly fault: string
}

type Checking = { readonly today: string; readonly isLink: (link: string) => boolean }

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().slice(0, 10) === day

/** What keeps an answer from being saved at all: what it is, not whether it is enough. */
export function faultsOf(answer: AssessmentAnswer, { today, isLink }: Checking): AnswerFault[] {
  const { standard, evidence, link, evidenceOn } = answer
  return [
    ...([...evidence].length > longestEvidence ? [{ standard, part: 'evidence' as const, fault: 'tooLong' }] : []),
    ...(link !== '' && !isLink(link) ? [{ standard, part: 'link' as const, fault: 'link' }] : []),
    ...(evidenceOn !== '' && !isDay(evidenceOn) ? [{ standard, part: 'evidenceOn' as const, fault: 'day' }] : []),
    ...(isDay(evidenceOn) && evidenceOn > today ? [{ standard, part: 'evidenceOn' as const, fault: 'future' }] : []),
  ]
}

/**
 * What keeps an assessment from being sent: “met” and “partly met” need words and a day, so that anybody can see by what and how old it is. One in which nothing
 * was assessed says nothing.
 */
export function missingIn(answers: readonly AssessmentAnswer[]): AnswerFault[] {
  const [first] = answers
  if (first && answers.every(({ grade }) => grade === 'not-assessed'))
    return [{ standard: first.standard, part: 'grade', fault: 'nothing' }]
  return answers
    .filter(({ grade }) => grade === 'met' || grade === 'partly')
    .flatMap(({ standard, evidence, evidenceOn }): AnswerFault[] => [
      ...(evidence === '' ? [{ standard, part: 'evidence' as const, fault: 'evidence' }] : []),
      ...(evidenceOn === '' ? [{ standard, part: 'evidenceOn' as const, fault: 'noDay' }] : []),
    ])
}

export type GradeCounts = Readonly<Record<Grade, number>>

export const countGrades = (answers: readonly Pick<AssessmentAnswer, 'grade'>[]): GradeCounts => {
  const count = (grade: Grade) => answers.filter(answer => answer.grade === grade).length
  return { met: count('met'), partly: count('partly'), 'not-yet': count('not-yet'), 'not-assessed': count('not-assessed') }
}

/** Whether two say the same of the same standards. */
export const sayTheSame = (one: readonly AssessmentAnswer[], other: readonly AssessmentAnswer[]): boolean => {
  const inWords = (answers: readonly AssessmentAnswer[]) =>
    JSON.stringify(
      answers
        .map(({ standard, grade, evidence, link, evidenceOn }) => [standard, grade, evidence, link, evidenceOn])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    )
  return inWords(one) === inWords(other)
}
