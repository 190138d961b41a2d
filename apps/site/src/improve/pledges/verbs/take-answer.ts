import { hashOfToken, newToken } from '../../../accounts/index.ts'
import { type Actor, dayInUk, inTransaction, type Locale, record } from '../../../foundation/index.ts'
import type { AnswerWay } from '../pledge-words.ts'
import { dayOfAnswer, dayOfPaper } from '../rules/survey-rules.ts'
import { insertAnswer } from '../store/answer-store.ts'
import { insertComments } from '../store/comment-store.ts'
import { holdSurvey } from '../store/survey-store.ts'
import { type PledgeHouse, subjectOfSurvey } from './pledge-house.ts'

export type TakenAnswer = {
  readonly surveyId: number
  readonly way: AnswerWay
  readonly locale: Locale
  readonly choices: Readonly<Record<string, string>>
  readonly comments: readonly { readonly question: string; readonly text: string; readonly concerns: readonly string[] }[]
  /** What the form carried, as it came. */
  readonly once: string
  /** Who typed it from paper. They have read it anyway; the log says that they typed a sheet, and not which. */
  readonly enteredBy?: Actor
}

/** `sent-before`: the same form came before and is counted once. */
export type TakeOutcome = 'kept' | 'sent-before' | 'closed' | 'unknown'

/**
 * Keeps an answer, and the words in it apart from it. Neither has an address, an account, an hour, or a number that tells the order; nothing is
 * entered in the log, which would know the second. Counting waits for it, and it for counting: no answer is half in a count.
 */
export const takeAnswer = (
  house: PledgeHouse,
  { surveyId, once, comments, locale, enteredBy, ...answer }: TakenAnswer,
): Promise<TakeOutcome> =>
  inTransaction(house.write, async (tx): Promise<TakeOutcome> => {
    const survey = await holdSurvey(tx, surveyId, 'share')
    if (!survey) return 'unknown'
    const today = dayInUk(house.clock())
    const day = answer.way === 'paper' ? dayOfPaper(survey, today) : dayOfAnswer(survey, today)
    if (day === null) return 'closed'
    if (!(await insertAnswer(tx, { ...answer, id: hashOfToken(`${surveyId} ${once}`), surveyId, day }))) return 'sent-before'
    await insertComments(
      tx,
      comments.map(comment => ({ ...comment, id: hashOfToken(newToken()), surveyId, locale })),
    )
    if (enteredBy) {
      const at = house.clock()
      await record(tx, { actor: enteredBy, at, deed: 'pledge.enter-paper', subject: subjectOfSurvey(surveyId) })
    }
    return 'kept'
  })
