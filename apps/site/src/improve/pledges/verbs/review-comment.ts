import { type Actor, inTransaction, record } from '../../../foundation/index.ts'
import { holdComment, writeComment } from '../store/comment-store.ts'
import { type PledgeHouse, subjectOfSurvey } from './pledge-house.ts'

export type ReviewComment = {
  readonly id: string
  readonly actor: Actor
  /** What the hospital may read, with names taken out; null: nothing of it. */
  readonly text: string | null
}

/**
 * Lets a hospital read what somebody wrote, as it was reviewed, or keeps it from them; then the words are deleted at once. The log knows the survey
 * only: neither the words nor which of them.
 */
export const reviewComment = (house: PledgeHouse, { id, actor, text }: ReviewComment): Promise<'done' | 'changed' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const comment = await holdComment(tx, id)
    if (!comment) return 'unknown'
    if (comment.state !== 'waiting') return 'changed'
    await writeComment(tx, id, text === null ? { text: '', state: 'refused' } : { text, state: 'cleared' })
    await record(tx, {
      actor,
      at: house.clock(),
      deed: 'pledge.review-comment',
      subject: subjectOfSurvey(comment.surveyId),
      after: { state: text === null ? 'refused' : 'cleared' },
    })
    return 'done'
  })
