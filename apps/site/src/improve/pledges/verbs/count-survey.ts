import { type Actor, announce, dayInUk, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import { choiceQuestions, skipped } from '../questions/question-set.ts'
import type { SurveyCounts } from '../rules/protect-survey.ts'
import { doubtOf, surveyState } from '../rules/survey-rules.ts'
import { countAnswers, countChoices, forgetAnswers } from '../store/answer-store.ts'
import { holdSurvey, type Survey, writeCounts, writeDoubt } from '../store/survey-store.ts'
import { type PledgeHouse, subjectOfSurvey } from './pledge-house.ts'

/** `open`: people can still answer. `counted`: it was counted before. */
export type CountOutcome = 'done' | 'open' | 'counted' | 'unknown'

/**
 * Counts a survey that has closed, once, and deletes the answers: from now on nobody can tell what one person answered together, and no second count
 * can be subtracted from the first. Where more answers came than people were asked, the figures wait for staff.
 */
export const countSurvey = (
  house: PledgeHouse,
  { id, actor }: { readonly id: number; readonly actor: Actor },
): Promise<CountOutcome> =>
  inTransaction(
    house.write,
    async (tx): Promise<CountOutcome> => {
      const now = house.clock()
      const survey = await holdSurvey(tx, id, 'update')
      if (!survey) return 'unknown'
      const today = dayInUk(now)
      const state = surveyState(survey, today)
      if (state === 'counted') return 'counted'
      if (state === 'before' || state === 'open') return 'open'
      const counts = await countAll(tx, survey)
      const doubt = doubtOf(counts.all, survey.invited) ?? ''
      await forgetAnswers(tx, id)
      await writeCounts(tx, id, { counts, on: today, doubt })
      // Not how many: the log would say of a small survey what its page does not.
      await record(tx, { actor, at: now, deed: 'pledge.count', subject: subjectOfSurvey(id), after: { doubt } })
      await announce(tx, { name: 'pledges-changed' })
      return 'done'
    },
    { limitMs: 30_000 },
  )

async function countAll(tx: WriteDb, { id, questions }: Survey): Promise<SurveyCounts> {
  const all = await countAnswers(tx, id)
  const found = await countChoices(tx, id)
  return {
    all,
    questions: choiceQuestions(questions).map(question => {
      const cells = question.choices.map(choice => ({
        id: choice.id,
        people: found.find(row => row.question === question.id && row.choice === choice.id)?.people ?? 0,
      }))
      const answered = cells.reduce((sum, { people }) => sum + people, 0)
      return { id: question.id, cells: [...cells, { id: skipped, people: all - answered }] }
    }),
  }
}

/** Staff have looked into a survey to which more people answered than were asked: its figures stand, or are set aside. */
export const settleDoubt = (
  house: PledgeHouse,
  { id, actor, says }: { readonly id: number; readonly actor: Actor; readonly says: 'stands' | 'set-aside' },
): Promise<'done' | 'changed' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const survey = await holdSurvey(tx, id, 'update')
    if (!survey) return 'unknown'
    if (survey.doubt !== 'more-than-invited') return 'changed'
    await writeDoubt(tx, id, says)
    await record(tx, {
      actor,
      at: house.clock(),
      deed: 'pledge.settle-doubt',
      subject: subjectOfSurvey(id),
      after: { says },
    })
    await announce(tx, { name: 'pledges-changed' })
    return 'done'
  })
