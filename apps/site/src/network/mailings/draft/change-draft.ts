import { type Actor, changedFields, inTransaction, type Locale, record } from '../../../foundation/index.ts'
import type { NetworkHouse } from '../../network-house.ts'
import type { ListPurpose } from '../../network-words.ts'
import { holdMailing, type Mailing, updateMailing, type Words } from '../mailing-store.ts'
import type { Segment } from '../segments/segment.ts'
import { subjectOfMailing } from './make-mailing.ts'

export type DraftOutcome =
  | { readonly outcome: 'saved' | 'nothing-to-do' }
  /** Somebody else has changed it since. Nothing was written. */
  | { readonly outcome: 'conflict'; readonly current: Mailing }
  /** There is no such mailing any more, or it is no draft. */
  | { readonly outcome: 'gone' | 'not-draft' }

type Change =
  | { readonly words: Readonly<Record<Locale, Words>> }
  | { readonly purpose: ListPurpose; readonly segment: Segment; readonly perMinute: number | null }

type Input = { readonly id: number; readonly basedOn: number; readonly change: Change; readonly actor: Actor }

/** Saves what a mailing says, or to whom. Whoever comes second is told, and nothing of the first is lost. */
export const changeDraft = (house: NetworkHouse, { id, basedOn, change, actor }: Input): Promise<DraftOutcome> =>
  inTransaction(house.write, async tx => {
    const mailing = await holdMailing(tx, id)
    if (!mailing) return { outcome: 'gone' }
    if (mailing.state !== 'draft') return { outcome: 'not-draft' }
    const { before, after } = changedFields(fieldsOf(mailing), { ...fieldsOf(mailing), ...fieldsOf(change) })
    // The same form sent twice has nothing to change the second time, whatever version it has seen.
    if (Object.keys(after).length === 0) return { outcome: 'nothing-to-do' }
    if (mailing.version !== basedOn) return { outcome: 'conflict', current: mailing }
    const now = house.clock()
    await record(tx, { actor, at: now, deed: 'mailing.write', subject: subjectOfMailing(id), before, after })
    await updateMailing(tx, id, {
      ...columnsOf(change),
      version: mailing.version + 1,
      changed_at: now,
      changed_by: actor.name,
    })
    return { outcome: 'saved' }
  })

const fieldsOf = (change: Change | Mailing): Record<string, unknown> => ({
  ...('words' in change ? { english: change.words.en, welsh: change.words.cy } : {}),
  ...('segment' in change ? { purpose: change.purpose, people: change.segment, perMinute: change.perMinute } : {}),
})

function columnsOf(change: Change): Parameters<typeof updateMailing>[2] {
  if (!('words' in change)) {
    return { purpose: change.purpose, segment: JSON.stringify(change.segment), per_minute: change.perMinute }
  }
  const { en, cy } = change.words
  return {
    title_en: en.title,
    subject_en: en.subject,
    body_en: en.body,
    title_cy: cy.title,
    subject_cy: cy.subject,
    body_cy: cy.body,
  }
}
