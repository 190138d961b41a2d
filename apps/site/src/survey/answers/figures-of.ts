import type { Figures } from '../../releases/index.ts'
import type { Answer } from '../answer-types.ts'
import type { Question } from '../types.ts'

/** The questions of a round whose answers are its published figures, by the ids that every round of ours has given them. */
export const figureQuestions = { diagnosed: 'diagnosed', deNovo: 'de-novo', recurrent: 'recurrent', period: 'period' } as const

/**
 * The figures that a trust gave, as a release carries them: people of `diagnosed`, `de-novo` and `recurrent`, and both days of `period`
 * (`YYYY-MM-DD`). Only questions of the right type count: a round that asks for `diagnosed` in words has no such figure. A figure that was
 * not given, or was kept back because it is small, is null and never 0; nothing is added up or estimated.
 */
export function figuresOf(
  questions: readonly Pick<Question, 'id' | 'type'>[],
  answers: readonly Pick<Answer, 'question' | 'number' | 'fromDay' | 'toDay'>[],
): Figures {
  const answerTo = (id: string, type: Question['type']) =>
    questions.some(question => question.id === id && question.type === type)
      ? answers.find(({ question }) => question === id)
      : undefined
  const period = answerTo(figureQuestions.period, 'date-range')
  return {
    diagnosed: answerTo(figureQuestions.diagnosed, 'number')?.number ?? null,
    deNovo: answerTo(figureQuestions.deNovo, 'number')?.number ?? null,
    recurrent: answerTo(figureQuestions.recurrent, 'number')?.number ?? null,
    periodStart: period?.fromDay ?? null,
    periodEnd: period?.toDay ?? null,
  }
}
