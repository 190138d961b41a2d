import { type Actor, inTransaction, record, type WriteDb } from '../../../foundation/index.ts'
import type { Bilingual, RoundId } from '../../types.ts'
import type { DefaultRound } from '../defaults/load-default-round.ts'
import {
  exclusionsOf,
  insertRound,
  lettersOf,
  questionsOf,
  replaceExclusions,
  replaceQuestions,
  roundById,
  writeLetterTemplate,
} from '../round-store.ts'
import { type DraftRound, fromDefaults, fromEarlier } from '../rules/draft-round.ts'

export type MakeRound = {
  readonly id: RoundId
  readonly name: Bilingual
  /** The round of which it is a copy; null for the shipped beginnings. */
  readonly copyOf: RoundId | null
  readonly defaults: DefaultRound
  readonly actor: Actor
  readonly now: Date
}

export type MakeRoundOutcome =
  | { readonly outcome: 'made' | 'nothing-to-do'; readonly id: RoundId }
  | { readonly outcome: 'id-taken' }
  /** The round that was to be copied is not there. */
  | { readonly outcome: 'no-such-round' }

/** Makes a round in draft. The same form sent twice makes it once. */
export function makeRound(db: WriteDb, input: MakeRound): Promise<MakeRoundOutcome> {
  const { id, name, copyOf, actor, now } = input
  return inTransaction(db, async (tx): Promise<MakeRoundOutcome> => {
    const there = await roundById(tx, id)
    if (there) {
      const isTwice = there.version === 1 && there.name.en === name.en && there.copiedFrom === copyOf
      return isTwice ? { outcome: 'nothing-to-do', id } : { outcome: 'id-taken' }
    }
    const draft = copyOf === null ? fromDefaults({ id, name }, input.defaults) : await copyFrom(tx, copyOf, input)
    if (!draft) return { outcome: 'no-such-round' }
    if (!(await insertRound(tx, draft.round, { actor: actor.name, now }))) return { outcome: 'id-taken' }
    await replaceQuestions(tx, id, draft.questions)
    for (const letter of draft.letters) await writeLetterTemplate(tx, id, letter)
    await replaceExclusions(tx, id, draft.exclusions)
    const after = {
      name,
      copiedFrom: copyOf,
      criteria: draft.round.criteria.version,
      questions: draft.questions.map(each => each.id),
    }
    await record(tx, { actor, at: now, deed: 'round.make', subject: { kind: 'round', id }, after })
    return { outcome: 'made', id }
  })
}

async function copyFrom(tx: WriteDb, copyOf: RoundId, { id, name, defaults, actor, now }: MakeRound): Promise<DraftRound | null> {
  const round = await roundById(tx, copyOf)
  if (!round) return null
  const earlier = {
    round,
    questions: await questionsOf(tx, copyOf),
    letters: await lettersOf(tx, copyOf),
    exclusions: await exclusionsOf(tx, copyOf),
  }
  return fromEarlier({ id, name }, earlier, { defaults, decidedBy: actor.name, now })
}
