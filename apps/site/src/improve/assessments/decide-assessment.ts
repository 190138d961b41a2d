import { type Actor, announce, inTransaction } from '../../foundation/index.ts'
import { type AssessmentHouse, enter } from './assess.ts'
import { holdAssessment, withholdAnswer, writeAssessment } from './assessment-store.ts'

/** `changed`: its unit, or somebody else here, has done something since the page was opened. */
export type DecideOutcome = 'done' | 'changed' | 'unknown'

type Decide = {
  readonly id: number
  /** The version that whoever decides was shown. */
  readonly version: number
  readonly actor: Actor
  readonly verdict: 'publish' | 'give-back'
  /** To the unit, where it is given back. */
  readonly note: string
}

/** Publishes what a unit has sent, for ever as it is, or gives it back with a word about why. */
export const decideAssessment = (house: AssessmentHouse, { id, version, actor, verdict, note }: Decide): Promise<DecideOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const assessment = await holdAssessment(tx, id)
    if (!assessment) return 'unknown'
    if (assessment.version !== version || assessment.state !== 'sent') return 'changed'
    // Not the note: what is wrong in a passage may name somebody, and the log is for ever.
    await enter(tx, id, {
      actor,
      deed: verdict === 'publish' ? 'assessment.publish' : 'assessment.give-back',
      now,
    })
    if (verdict === 'give-back') await writeAssessment(tx, assessment, { state: 'draft', note })
    else await writeAssessment(tx, assessment, { state: 'published', published_at: now, note: '' })
    if (verdict === 'publish') await announce(tx, { name: 'assessments-changed' })
    return 'done'
  })

type Withhold = { readonly id: number; readonly standard: string; readonly actor: Actor }

/** Takes the words of one answer off the page for good: a name of a patient, for example. That they were there, and the day, stays. */
export const withholdEvidence = (house: AssessmentHouse, { id, standard, actor }: Withhold): Promise<'done' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const assessment = await holdAssessment(tx, id)
    if (assessment?.state !== 'published') return 'unknown'
    if ((await withholdAnswer(tx, id, standard, now)) === 0) return 'done'
    await enter(tx, id, { actor, deed: 'assessment.withhold', now, after: { standard } })
    await announce(tx, { name: 'assessments-changed' })
    return 'done'
  })
