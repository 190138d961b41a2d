import { type Nation, nations } from '../../../register/index.ts'
import { checkTemplate, type TemplateProblem } from '../../letters/check-template.ts'
import { questionsFor } from '../../letters/questions-in-letter.ts'
import {
  type Law,
  type LetterKind,
  type LetterLanguage,
  type LetterTemplate,
  letterKinds,
  type Question,
  type Round,
} from '../../types.ts'
import type { Marks } from '../criteria/decide-status.ts'
import { findGap } from '../criteria/find-gap.ts'

/** The parts of a round that are made one by one. */
export const roundSections = ['name', 'laws', 'dates', 'questions', 'letters', 'criteria'] as const
export type RoundSection = (typeof roundSections)[number]

type LetterOf = { readonly kind: LetterKind; readonly law: Law; readonly language: LetterLanguage }

/** One thing that has to be done before the letters can go. The words are `rounds.missing.<what>`. */
export type Missing =
  | { readonly section: 'name'; readonly what: 'name-welsh' }
  | { readonly section: 'dates'; readonly what: 'send-day' | 'replies-day' | 'replies-before-letters' }
  | { readonly section: 'questions'; readonly what: 'no-question' }
  | { readonly section: 'questions'; readonly what: 'nation-without-question'; readonly nation: Nation }
  | { readonly section: 'questions'; readonly what: 'question-welsh' | 'help-welsh' | 'reason-welsh'; readonly question: string }
  | ({ readonly section: 'letters'; readonly what: 'no-letter' | 'no-questions' | 'no-reply-address' } & LetterOf)
  | ({ readonly section: 'letters'; readonly what: 'template'; readonly problem: TemplateProblem } & LetterOf)
  | { readonly section: 'criteria'; readonly what: 'gap'; readonly marks: Marks }
  | { readonly section: 'criteria'; readonly what: 'rule-welsh'; readonly rule: number }
  | { readonly section: 'criteria'; readonly what: 'question-gone'; readonly rule: number; readonly question: string }

export type RoundWhole = {
  readonly round: Round
  readonly questions: readonly Question[]
  readonly letters: readonly LetterTemplate[]
}

/**
 * What is missing before a round's letters can go; nothing when it is ready. It looks at the round alone: addresses of trusts, mail and the
 * charity are the business of the preflight.
 */
export const readiness = (whole: RoundWhole): Missing[] => [
  ...missingOfRound(whole.round),
  ...missingOfQuestions(whole),
  ...missingOfLetters(whole),
  ...missingOfCriteria(whole),
]

/** The letters that a round needs: English under each of its laws; Welsh under the law of Wales. */
export function neededLetters(laws: Round['laws']): readonly { readonly law: Law; readonly language: LetterLanguage }[] {
  const used = [...new Set(nations.map(nation => laws[nation]))]
  return [...used.map(law => ({ law, language: 'en' as const })), { law: laws.wales, language: 'cy' }]
}

function missingOfRound({ name, sendOn, repliesBy }: Round): Missing[] {
  const missing: Missing[] = isEmpty(name.cy) ? [{ section: 'name', what: 'name-welsh' }] : []
  if (sendOn === null) missing.push({ section: 'dates', what: 'send-day' })
  if (repliesBy === null) missing.push({ section: 'dates', what: 'replies-day' })
  if (sendOn !== null && repliesBy !== null && repliesBy <= sendOn) {
    missing.push({ section: 'dates', what: 'replies-before-letters' })
  }
  return missing
}

function missingOfQuestions({ questions }: RoundWhole): Missing[] {
  if (questions.length === 0) return [{ section: 'questions', what: 'no-question' }]
  return [
    ...nations
      .filter(nation => questionsFor(questions, nation).length === 0)
      .map(nation => ({ section: 'questions', what: 'nation-without-question', nation }) as const),
    ...questions.flatMap(({ id, wording, help, notComparable }): Missing[] => [
      ...(isEmpty(wording.cy) ? [{ section: 'questions', what: 'question-welsh', question: id } as const] : []),
      ...(isEmpty(help.cy) && !isEmpty(help.en) ? [{ section: 'questions', what: 'help-welsh', question: id } as const] : []),
      ...(notComparable && isEmpty(notComparable.cy)
        ? [{ section: 'questions', what: 'reason-welsh', question: id } as const]
        : []),
    ]),
  ]
}

function missingOfLetters({ round, letters }: RoundWhole): Missing[] {
  return neededLetters(round.laws).flatMap(({ law, language }) =>
    letterKinds.flatMap(kind => missingOfLetter({ kind, law, language }, letters)),
  )
}

function missingOfLetter(wanted: LetterOf, letters: readonly LetterTemplate[]): Missing[] {
  const letter = letters.find(
    ({ kind, law, language }) => kind === wanted.kind && law === wanted.law && language === wanted.language,
  )
  const isMissing = !letter || (isEmpty(letter.subject) && isEmpty(letter.body))
  // Rounds that were made before there was such a letter have none: the one that is shipped goes in its place.
  if (isMissing && wanted.kind === 'draft-result') return []
  if (isMissing) return [{ section: 'letters', what: 'no-letter', ...wanted }]
  const problems = checkTemplate(letter).map(problem => ({ section: 'letters', what: 'template', problem, ...wanted }) as const)
  // Only the request must hold them: an answer to it can be sent and filed.
  const isRequest = wanted.kind === 'request'
  return [
    ...problems,
    ...(isRequest && !letter.body.includes('{questions}')
      ? [{ section: 'letters', what: 'no-questions', ...wanted } as const]
      : []),
    ...(isRequest && !letter.body.includes('{reply_address}')
      ? [{ section: 'letters', what: 'no-reply-address', ...wanted } as const]
      : []),
  ]
}

function missingOfCriteria({ round, questions }: RoundWhole): Missing[] {
  const { rules } = round.criteria
  const known = new Set(questions.map(({ id }) => id))
  const gone = rules.flatMap(({ conditions }, rule) =>
    conditions
      .filter(({ question }) => !known.has(question))
      .map(({ question }) => ({ section: 'criteria', what: 'question-gone', rule, question }) as const),
  )
  const welsh = rules.flatMap(({ when }, rule) =>
    isEmpty(when.cy) ? [{ section: 'criteria', what: 'rule-welsh', rule } as const] : [],
  )
  const gap = findGap(rules, questions)
  return [...gone, ...welsh, ...(gap ? [{ section: 'criteria', what: 'gap', marks: gap } as const] : [])]
}

const isEmpty = (text: string): boolean => text.trim() === ''
