import { type Actor, changedFields, inTransaction, record, type Services } from '../../../foundation/index.ts'
import type { Snapshot } from '../snapshot/snapshot.ts'
import type { WordsOfBoth } from '../words-of-report.ts'
import { holdDraft, writeDraft } from './draft-store.ts'
import { reportDraft } from './report-draft.ts'

export type EvaluationHouse = Pick<Services, 'write' | 'clock'>

/** `changed`: somebody else has saved since. `same`: there was nothing to save. */
export type DraftOutcome = 'saved' | 'same' | 'changed'

export const draftSubject = { kind: 'evaluation-draft', id: 'report' } as const

type Based = { readonly actor: Actor; readonly basedOn: number }

/** Keeps what staff have written. The same words sent twice are kept once, also over a version that is not the newest. */
export const saveWords = (
  house: EvaluationHouse,
  { actor, basedOn, words }: Based & { readonly words: WordsOfBoth },
): Promise<DraftOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { version, body } = await holdDraft(tx, reportDraft)
    const changed = { en: changedFields(body.words.en, words.en), cy: changedFields(body.words.cy, words.cy) }
    if ([changed.en, changed.cy].every(({ after }) => Object.keys(after).length === 0)) return 'same'
    if (version !== basedOn) return 'changed'
    await record(tx, {
      actor,
      at: now,
      deed: 'evaluation.write',
      subject: draftSubject,
      before: { en: changed.en.before, cy: changed.cy.before },
      after: { en: changed.en.after, cy: changed.cy.after },
    })
    await writeDraft(tx, reportDraft, { basedOn, body: { ...body, words }, by: actor.name, now })
    return 'saved'
  })

/** Keeps the figures as they were a moment ago, in place of those that the draft had. */
export const keepFigures = (
  house: EvaluationHouse,
  { actor, basedOn, figures }: Based & { readonly figures: Snapshot },
): Promise<Exclude<DraftOutcome, 'same'>> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const { version, body } = await holdDraft(tx, reportDraft)
    if (version !== basedOn) return 'changed'
    await record(tx, {
      actor,
      at: now,
      deed: 'evaluation.take-figures',
      subject: draftSubject,
      before: { takenAt: body.figures?.takenAt ?? null },
      after: { takenAt: figures.takenAt, measures: figures.measures.length, to: figures.flow?.to.id ?? null },
    })
    await writeDraft(tx, reportDraft, { basedOn, body: { ...body, figures }, by: actor.name, now })
    return 'saved'
  })
