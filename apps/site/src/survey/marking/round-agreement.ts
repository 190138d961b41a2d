import { decideStatus } from '../rounds/criteria/decide-status.ts'
import type { Question, Round } from '../types.ts'
import { type Agreement, agreementOf } from './agreement.ts'
import { areShown, isDone, markOn, type Sheet, type Sheets } from './sheets.ts'

export type RoundAgreement = {
  /** By question, in the order of the round: only requests whose sheets both carry it. */
  readonly questions: readonly { readonly question: string; readonly agreement: Agreement }[]
  /** Of the status that the criteria would make of each reading alone: what would have been published. */
  readonly status: Agreement
}

/**
 * How far the two readers of a round agree. Only requests that both have done count, so that nothing is told of a blind sheet before its
 * time; what was settled later changes nothing of it.
 */
export function roundAgreement(
  { criteria, markingMode }: Pick<Round, 'criteria' | 'markingMode'>,
  questions: readonly Pick<Question, 'id'>[],
  sheets: Iterable<Sheets>,
): RoundAgreement {
  const both = [...sheets].flatMap(({ first, second }) =>
    isDone(first) && isDone(second) && areShown(markingMode, { first, second }) ? [{ first, second }] : [],
  )
  const marksOf = (sheet: Sheet) => Object.fromEntries(questions.map(({ id }) => [id, markOn(sheet, id)]))
  return {
    questions: questions.map(({ id }) => ({
      question: id,
      agreement: agreementOf(
        both
          .filter(({ first, second }) => Object.hasOwn(first.marks, id) || Object.hasOwn(second.marks, id))
          .map(({ first, second }) => [markOn(first, id), markOn(second, id)] as const),
      ),
    })),
    status: agreementOf(
      both.map(
        ({ first, second }) =>
          [decideStatus(criteria, marksOf(first)).status, decideStatus(criteria, marksOf(second)).status] as const,
      ),
    ),
  }
}
