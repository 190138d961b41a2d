import { type Actor, changedFields, inTransaction, record } from '../../foundation/index.ts'
import type { DraftOutcome, EvaluationHouse } from '../evaluation/draft/change-draft.ts'
import { holdDraft, writeDraft } from '../evaluation/draft/draft-store.ts'
import { type PosterDraft, posterDraft } from './poster-draft.ts'

type Save = { readonly actor: Actor; readonly basedOn: number; readonly body: PosterDraft }

/** Keeps the next poster as staff have it. The same sent twice is kept once, also over a version that is not the newest. */
export const savePoster = (house: EvaluationHouse, { actor, basedOn, body }: Save): Promise<DraftOutcome> =>
  inTransaction(house.write, async tx => {
    const now = house.clock()
    const draft = await holdDraft(tx, posterDraft)
    const changed = changedFields(draft.body, body)
    if (Object.keys(changed.after).length === 0) return 'same'
    if (draft.version !== basedOn) return 'changed'
    await record(tx, { actor, at: now, deed: 'poster.write', subject: { kind: 'poster-draft', id: 'poster' }, ...changed })
    await writeDraft(tx, posterDraft, { basedOn, body, by: actor.name, now })
    return 'saved'
  })
