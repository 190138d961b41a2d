import type { FieldError, Translate } from '../../../foundation/index.ts'
import { cleanText, lengthOf } from '../form/clean-text.ts'
import { choiceQuestions, type QuestionSet, textQuestions } from '../questions/question-set.ts'

export const longestComment = 2000

/** What a form of a survey holds. */
export type TypedAnswer = {
  readonly screen: string
  readonly choices: Readonly<Record<string, string>>
  readonly comments: Readonly<Record<string, string>>
}

export type ReadAnswer =
  | {
      readonly kind: 'complete'
      readonly choices: Readonly<Record<string, string>>
      readonly comments: readonly { readonly question: string; readonly text: string }[]
    }
  /** The survey is not for whoever answered no to its first question: nothing is kept. */
  | { readonly kind: 'not-for-them' }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] }

/** The id of a question’s field in the form. */
export const fieldOf = (question: string): string => `q-${question}`

export function typedAnswer(set: QuestionSet, sent: (name: string) => string): TypedAnswer {
  const all = (ids: readonly { readonly id: string }[], read: (text: string) => string) =>
    Object.fromEntries(ids.map(({ id }) => [id, read(sent(fieldOf(id)))] as const).filter(([, value]) => value !== ''))
  return {
    screen: sent('screen'),
    choices: all(choiceQuestions(set), text => text),
    comments: all(textQuestions(set), cleanText),
  }
}

/** Reads what somebody answered. Every question may be left out; all of them together may not. */
export function readAnswer(t: Translate, set: QuestionSet, typed: TypedAnswer): ReadAnswer {
  if (typed.screen === 'no') return { kind: 'not-for-them' }
  const unknown = choiceQuestions(set).filter(
    ({ id, choices }) => typed.choices[id] !== undefined && !choices.some(choice => choice.id === typed.choices[id]),
  )
  const long = textQuestions(set).filter(({ id }) => lengthOf(typed.comments[id] ?? '') > longestComment)
  const isEmpty = Object.keys(typed.choices).length === 0 && Object.keys(typed.comments).length === 0
  const errors = [
    ...(typed.screen === 'yes' ? [] : [{ field: 'screen', message: t('pledges.answer.faults.screen') }]),
    ...unknown.map(({ id }) => ({ field: fieldOf(id), message: t('pledges.faults.choice') })),
    ...long.map(({ id }) => ({ field: fieldOf(id), message: t('pledges.faults.long', { most: longestComment }) })),
    ...(isEmpty ? [{ field: fieldOf(set.questions[0]?.id ?? ''), message: t('pledges.answer.faults.empty') }] : []),
  ]
  if (errors.length > 0) return { kind: 'invalid', errors }
  const comments = Object.entries(typed.comments).map(([question, text]) => ({ question, text }))
  return { kind: 'complete', choices: typed.choices, comments }
}
