import {
  type Actor,
  asHospitalActor,
  dayInUk,
  type HospitalPerson,
  inTransaction,
  record,
  type Services,
  type WriteDb,
} from '../../foundation/index.ts'
import { keepEdition } from '../standards/edition-store.ts'
import { type AssessmentAnswer, missingIn, sayTheSame } from './assessment.ts'
import { type AssessmentRow, answersOf, holdAssessment, holdOrMake, putAnswers, writeAssessment } from './assessment-store.ts'

export type AssessmentHouse = Pick<Services, 'write' | 'clock'>

export const subjectOfAssessment = (id: number) => ({ kind: 'assessment', id: String(id) }) as const

type Entry = { readonly actor: Actor; readonly deed: string; readonly now: Date; readonly after?: unknown }
export const enter = (tx: WriteDb, id: number, { actor, deed, now, after }: Entry): Promise<void> =>
  record(tx, { actor, at: now, deed, subject: subjectOfAssessment(id), after })

type Start = { readonly person: HospitalPerson; readonly hospitalCode: string }

/** Begins the assessment of a unit for this year, against the standards of today; the one that there is, if it was begun already. Null: there are no standards. */
export const startAssessment = (house: AssessmentHouse, { person, hospitalCode }: Start): Promise<number | null> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const edition = await keepEdition(tx, now)
    if (edition === null) return null
    const year = Number(dayInUk(now).slice(0, 4))
    const unit = { trust_code: person.trust, hospital_code: hospitalCode, year }
    const { row, isNew } = await holdOrMake(tx, { ...unit, edition: edition.number, made_by: person.id, now })
    if (!isNew) return row.id
    const after = { trust: person.trust, hospital: hospitalCode, year, edition: edition.number }
    await enter(tx, row.id, { actor: asHospitalActor(person), deed: 'assessment.start', now, after })
    const nothing = { grade: 'not-assessed', evidence: '', link: '', evidenceOn: '' } as const
    await putAnswers(
      tx,
      row.id,
      edition.standards.map(({ key }) => ({ standard: key, ...nothing })),
    )
    return row.id
  })

/** `changed`: somebody else has saved since. `closed`: it was sent or published. `missing`: something is missing before it can be sent. */
export type SaveOutcome = 'done' | 'changed' | 'closed' | 'missing' | 'unknown'

export type Save = {
  readonly person: HospitalPerson
  /** Codes of the trusts for which this person may speak. */
  readonly trusts: readonly string[]
  readonly id: number
  /** The version that whoever saves was shown. */
  readonly version: number
  readonly answers: readonly AssessmentAnswer[]
  readonly isSent: boolean
}

/** Keeps what a unit says, and sends it to be looked at if they ask for it. The same sent twice is done once. */
export const saveAssessment = (house: AssessmentHouse, save: Save): Promise<SaveOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const assessment = await ownHeld(tx, save)
    if (!assessment) return 'unknown'
    const present = await answersOf(tx, assessment.id)
    const isSame = sayTheSame(present, save.answers)
    if (assessment.state !== 'draft') return save.isSent && isSame && assessment.state === 'sent' ? 'done' : 'closed'
    if (assessment.version !== save.version && !isSame) return 'changed'
    // Only what the edition asks about: a standard of another one has no place here.
    const asked = new Set(present.map(({ standard }) => standard))
    const answers = save.answers.filter(({ standard }) => asked.has(standard))
    const canBeSent = missingIn(answers).length === 0
    const isSent = save.isSent && canBeSent
    if (!isSame || isSent) {
      await enter(tx, assessment.id, {
        actor: asHospitalActor(save.person),
        deed: isSent ? 'assessment.send' : 'assessment.save',
        now,
      })
      await putAnswers(tx, assessment.id, answers)
      await writeAssessment(tx, assessment, isSent ? { state: 'sent', sent_at: now, note: '' } : {})
    }
    return save.isSent && !canBeSent ? 'missing' : 'done'
  })

/** Takes one back that was sent and is not published yet, to go on with it. */
export const recallAssessment = (
  house: AssessmentHouse,
  { person, trusts, id }: Pick<Save, 'person' | 'trusts' | 'id'>,
): Promise<'done' | 'closed' | 'unknown'> =>
  inTransaction(house.write, async tx => {
    const assessment = await ownHeld(tx, { trusts, id })
    if (!assessment) return 'unknown'
    if (assessment.state === 'draft') return 'done'
    if (assessment.state === 'published') return 'closed'
    await enter(tx, id, { actor: asHospitalActor(person), deed: 'assessment.recall', now: house.clock() })
    await writeAssessment(tx, assessment, { state: 'draft' })
    return 'done'
  })

async function ownHeld(tx: WriteDb, { trusts, id }: Pick<Save, 'trusts' | 'id'>): Promise<AssessmentRow | null> {
  const assessment = await holdAssessment(tx, id)
  return assessment && trusts.includes(assessment.trust_code) ? assessment : null
}
