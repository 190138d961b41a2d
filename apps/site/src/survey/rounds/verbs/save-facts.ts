import type { WriteDb } from '../../../foundation/index.ts'
import type { Nation } from '../../../register/index.ts'
import type { Bilingual, Law, Round } from '../../types.ts'
import { changeDraft, type DraftInput, type DraftOutcome, isSame } from './change-draft.ts'

/** What a round says of itself, part by part: each is saved by a form of its own. */
export type RoundFacts =
  | { readonly part: 'name'; readonly name: Bilingual }
  | { readonly part: 'laws'; readonly laws: Readonly<Record<Nation, Law>> }
  | { readonly part: 'dates'; readonly sendOn: string | null; readonly repliesBy: string | null }

/** Saves one of these parts. */
export const saveFacts = (db: WriteDb, input: DraftInput & { readonly facts: RoundFacts }): Promise<DraftOutcome> =>
  changeDraft(db, input, ({ round }) => {
    const before = partOf(round, input.facts.part)
    const after = partOf({ ...round, ...input.facts }, input.facts.part)
    return isSame(before, after) ? null : { before, after, round: after }
  })

function partOf(round: Round, part: RoundFacts['part']): Partial<Round> {
  switch (part) {
    case 'name':
      return { name: { en: round.name.en, cy: round.name.cy } }
    case 'laws': {
      const { england, wales, scotland, 'northern-ireland': northernIreland } = round.laws
      return { laws: { england, wales, scotland, 'northern-ireland': northernIreland } }
    }
    case 'dates':
      return { sendOn: round.sendOn, repliesBy: round.repliesBy }
  }
}
