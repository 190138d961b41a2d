import type { WriteDb } from '../../../foundation/index.ts'
import { replaceQuestions } from '../round-store.ts'
import { changeDraft, type DraftInput, type DraftOutcome } from './change-draft.ts'
import { moveTo } from './move-to.ts'

/** Puts a question at a place, counted from 0. Where it stands already, or is not there any more, nothing is done. */
export const moveQuestion = (
  db: WriteDb,
  input: DraftInput & { readonly question: string; readonly to: number },
): Promise<DraftOutcome> =>
  changeDraft(db, input, ({ round, questions }) => {
    const from = questions.findIndex(({ id }) => id === input.question)
    const moved = moveTo(questions, from, input.to)
    if (!moved) return null
    return {
      before: { order: questions.map(({ id }) => id) },
      after: { order: moved.map(({ id }) => id) },
      write: tx => replaceQuestions(tx, round.id, moved),
    }
  })

/** Takes a question out of the round. Rules that ask for it are left as they are, and named as something to mend. */
export const removeQuestion = (db: WriteDb, input: DraftInput & { readonly question: string }): Promise<DraftOutcome> =>
  changeDraft(db, input, ({ round, questions }) => {
    const question = questions.find(({ id }) => id === input.question)
    if (!question) return null
    return {
      before: { question },
      after: null,
      write: tx =>
        replaceQuestions(
          tx,
          round.id,
          questions.filter(each => each !== question),
        ),
    }
  })
