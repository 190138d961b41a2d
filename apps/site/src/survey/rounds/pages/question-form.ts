import { nations } from '../../../register/index.ts'
import type { SentForm } from '../../read-form.ts'
import { type Question, questionTypes, type RoundId } from '../../types.ts'
import { checkText, type Fault, longest } from './check-text.ts'

/** A question as it stands in the form: everything is text. */
export type TypedQuestion = {
  readonly id: string
  readonly type: string
  readonly wordingEn: string
  readonly wordingCy: string
  readonly helpEn: string
  readonly helpCy: string
  readonly nations: readonly string[]
  /** `2026-1/diagnosed`, or empty. */
  readonly comparesWith: string
  readonly reasonEn: string
  readonly reasonCy: string
}

/** A question of an earlier round that this one may repeat. */
export type RepeatableQuestion = { readonly round: RoundId; readonly question: Question }

export const repeatName = ({ round, question }: { round: RoundId; question: string }): string => `${round}/${question}`

export const emptyQuestion: TypedQuestion = {
  id: '',
  type: '',
  wordingEn: '',
  wordingCy: '',
  helpEn: '',
  helpCy: '',
  nations,
  comparesWith: '',
  reasonEn: '',
  reasonCy: '',
}

export const typedFrom = ({ id, type, wording, help, nations, comparesWith, notComparable }: Question): TypedQuestion => ({
  id,
  type,
  wordingEn: wording.en,
  wordingCy: wording.cy,
  helpEn: help.en,
  helpCy: help.cy,
  nations,
  comparesWith: comparesWith ? repeatName(comparesWith) : '',
  reasonEn: notComparable?.en ?? '',
  reasonCy: notComparable?.cy ?? '',
})

export const readQuestion = (form: SentForm): TypedQuestion => ({
  id: form.line('question-id'),
  type: form.line('type'),
  wordingEn: form.line('wording-en'),
  wordingCy: form.line('wording-cy'),
  helpEn: form.line('help-en'),
  helpCy: form.line('help-cy'),
  nations: form.all('nations'),
  comparesWith: form.line('compares-with'),
  reasonEn: form.line('reason-en'),
  reasonCy: form.line('reason-cy'),
})

/** The question, or what has to be mended. `earlier`: the questions that it may repeat. */
export function checkQuestion(
  typed: TypedQuestion,
  earlier: readonly RepeatableQuestion[],
): { readonly question: Question } | { readonly faults: readonly Fault[] } {
  const type = questionTypes.find(each => each === typed.type)
  const chosen = nations.filter(nation => typed.nations.includes(nation))
  const repeated = earlier.find(({ round, question }) => repeatName({ round, question: question.id }) === typed.comparesWith)
  const hasReason = typed.reasonEn !== '' || typed.reasonCy !== ''
  const faults = [
    ...checkId(typed.id),
    ...checkText(typed.wordingEn, { field: 'wording-en', most: longest.wording, isNeeded: true }),
    ...checkText(typed.wordingCy, { field: 'wording-cy', most: longest.wording }),
    ...(type ? [] : [{ field: 'type', fault: 'choose' }]),
    ...checkText(typed.helpEn, { field: 'help-en', most: longest.wording }),
    ...checkText(typed.helpCy, { field: 'help-cy', most: longest.wording }),
    ...(chosen.length > 0 ? [] : [{ field: 'nations', fault: 'nations' }]),
    ...(typed.comparesWith !== '' && !repeated ? [{ field: 'compares-with', fault: 'choose' }] : []),
    ...(hasReason && typed.comparesWith === '' ? [{ field: 'compares-with', fault: 'reason-without-question' }] : []),
    ...(typed.reasonCy !== '' && typed.reasonEn === '' ? [{ field: 'reason-en', fault: 'empty' }] : []),
    ...checkText(typed.reasonEn, { field: 'reason-en', most: longest.wording }),
    ...checkText(typed.reasonCy, { field: 'reason-cy', most: longest.wording }),
  ]
  if (faults.length > 0 || !type) return { faults }
  return {
    question: {
      id: typed.id,
      type,
      wording: { en: typed.wordingEn, cy: typed.wordingCy },
      help: { en: typed.helpEn, cy: typed.helpCy },
      nations: chosen,
      comparesWith: repeated ? { round: repeated.round, question: repeated.question.id } : null,
      notComparable: hasReason ? { en: typed.reasonEn, cy: typed.reasonCy } : null,
    },
  }
}

function checkId(id: string): Fault[] {
  if (id === '') return [{ field: 'question-id', fault: 'empty' }]
  const isName = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= longest.questionId
  return isName ? [] : [{ field: 'question-id', fault: 'question-id', values: { most: longest.questionId } }]
}
