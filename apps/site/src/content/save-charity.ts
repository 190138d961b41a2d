import { type Actor, announce, changedFields, inTransaction, record, type WriteDb } from '../foundation/index.ts'
import type { Charity, CharityFacts } from './charity.ts'
import { charityOf, writeCharity } from './charity-store.ts'
import { decideSave } from './decide-save.ts'
import { forgetUnusedImages } from './image-store.ts'

export type SaveOutcome =
  | { readonly outcome: 'saved' | 'nothing-to-do'; readonly version: number }
  /** Somebody else has saved since: what is there now. Nothing was written. */
  | { readonly outcome: 'conflict'; readonly current: Charity }

const dayMs = 24 * 60 * 60 * 1000

type SaveCharity = {
  readonly actor: Actor
  readonly facts: CharityFacts
  /** The version that whoever saves has seen. */
  readonly basedOn: number
  readonly now: Date
}

/** Saves who runs this site, unless somebody else has saved since `basedOn`. Sending the same twice is harmless. */
export function saveCharity(db: WriteDb, { actor, facts, basedOn, now }: SaveCharity): Promise<SaveOutcome> {
  return inTransaction(db, async (tx): Promise<SaveOutcome> => {
    const current = await charityOf(tx, { forUpdate: true })
    const decision = decideSave(current, basedOn, facts)
    if (decision === 'conflict') return { outcome: 'conflict', current }
    if (decision === 'nothing-to-do') return { outcome: 'nothing-to-do', version: current.version }
    const version = current.version + 1
    await writeCharity(tx, { facts, version, now })
    const shown = [facts.logo, ...facts.partners.map(partner => partner.logo)].flatMap(logo => (logo ? [logo.sha256] : []))
    await forgetUnusedImages(tx, shown, new Date(now.getTime() - dayMs))
    const deed = actor.kind === 'seed' ? 'charity.seed' : 'charity.change'
    await record(tx, {
      actor,
      at: now,
      deed,
      subject: { kind: 'charity', id: 'charity' },
      ...changedFields<CharityFacts>(current, facts),
    })
    await announce(tx, { name: 'charity-saved' })
    return { outcome: 'saved', version }
  })
}
