import type { WriteDb } from '../../../foundation/index.ts'
import { nations } from '../../../register/index.ts'
import type { Question, RoundCriteria } from '../../types.ts'
import { replaceQuestions } from '../round-store.ts'
import { changeDraft, type DraftInput, type DraftOutcome, isSame } from './change-draft.ts'

export type SaveQuestionOutcome =
  | DraftOutcome
  /** Another question of the round has this name. */
  | { readonly outcome: 'name-taken' }
  /** The question that was to be changed is not there any more. */
  | { readonly outcome: 'question-gone' }

type SaveQuestion = DraftInput & {
  readonly question: Question
  /** The name of the question that is changed; null for one that is added at the end. */
  readonly of: string | null
}

/** Adds a question, or changes one in its place. Adding the same one twice adds it once. */
export async function saveQuestion(db: WriteDb, input: SaveQuestion): Promise<SaveQuestionOutcome> {
  const refusals: ('name-taken' | 'question-gone')[] = []
  const question = inOrder(input.question)
  const outcome = await changeDraft(db, input, ({ round, questions }) => {
    const old = questions.find(({ id }) => id === input.of)
    const namesake = questions.find(({ id }) => id === question.id && id !== input.of)
    if (namesake && !old && isSame(inOrder(namesake), question)) return null
    if (namesake) refusals.push('name-taken')
    else if (input.of !== null && !old) refusals.push('question-gone')
    if (refusals.length > 0 || (old && isSame(inOrder(old), question))) return null
    const renamed = renameInRules(round.criteria, input.of, question.id)
    return {
      before: old ? { question: inOrder(old) } : null,
      after: { question },
      round: renamed ? { criteria: renamed } : undefined,
      write: tx =>
        replaceQuestions(tx, round.id, old ? questions.map(each => (each === old ? question : each)) : [...questions, question]),
    }
  })
  const [refusal] = refusals
  return refusal ? { outcome: refusal } : outcome
}

/** A rule goes on asking for a question that has got another name. */
function renameInRules(criteria: RoundCriteria, from: string | null, to: string): RoundCriteria | null {
  if (from === null || from === to) return null
  const rules = criteria.rules.map(rule => ({
    ...rule,
    conditions: rule.conditions.map(each => (each.question === from ? { ...each, question: to } : each)),
  }))
  return { ...criteria, rules }
}

/** Always the same order of fields and of nations, so that two questions can be compared. */
export const inOrder = ({ id, type, wording, help, comparesWith, notComparable, ...rest }: Question): Question => ({
  id,
  type,
  wording: { en: wording.en, cy: wording.cy },
  help: { en: help.en, cy: help.cy },
  nations: nations.filter(nation => rest.nations.includes(nation)),
  comparesWith: comparesWith && { round: comparesWith.round, question: comparesWith.question },
  notComparable: notComparable && { en: notComparable.en, cy: notComparable.cy },
})
