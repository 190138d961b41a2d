import type { Bilingual, LetterTemplate, Question, Round, RoundId } from '../../types.ts'
import { ownVersion, versionFor } from '../criteria/criteria-version.ts'
import type { DefaultRound } from '../defaults/load-default-round.ts'
import type { Exclusion } from '../round-store.ts'

/** A round that has just been made, with all that hangs on it. */
export type DraftRound = {
  readonly round: Round
  readonly questions: readonly Question[]
  readonly letters: readonly LetterTemplate[]
  readonly exclusions: readonly Exclusion[]
}

export type EarlierRound = Omit<DraftRound, 'exclusions'> & { readonly exclusions: readonly Exclusion[] }

type Named = { readonly id: RoundId; readonly name: Bilingual }

const begun = { state: 'draft', sendOn: null, repliesBy: null, version: 1, sentAt: null, closedAt: null } as const

/** A round made from nothing: the shipped questions, letters and rules. */
export const fromDefaults = ({ id, name }: Named, defaults: DefaultRound): DraftRound => ({
  round: { id, name, laws: defaults.laws, criteria: defaults.criteria, markingMode: 'check', copiedFrom: null, ...begun },
  questions: defaults.questions,
  letters: defaults.letters,
  exclusions: [],
})

/**
 * A copy of an earlier round. Each question repeats its own of that round, and may be compared with it until somebody says otherwise. The
 * dates are left out, since they have passed. Its exclusions come along as a suggestion: whoever makes the round answers for them now.
 */
export function fromEarlier(
  { id, name }: Named,
  earlier: EarlierRound,
  { defaults, decidedBy, now }: { defaults: DefaultRound; decidedBy: string; now: Date },
): DraftRound {
  const { rules } = earlier.round.criteria
  return {
    round: {
      id,
      name,
      laws: earlier.round.laws,
      criteria: { version: versionOfCopy(id, earlier, defaults), rules },
      markingMode: earlier.round.markingMode,
      copiedFrom: earlier.round.id,
      ...begun,
    },
    questions: earlier.questions.map(question => ({
      ...question,
      comparesWith: { round: earlier.round.id, question: question.id },
      notComparable: null,
    })),
    letters: earlier.letters,
    exclusions: earlier.exclusions.map(exclusion => ({ ...exclusion, decidedAt: now, decidedBy })),
  }
}

/** Unchanged rules keep the version by which they are known; rules of a round's own become the new round's own. */
const versionOfCopy = (id: RoundId, earlier: EarlierRound, defaults: DefaultRound): string => {
  const { version, rules } = earlier.round.criteria
  return version === ownVersion(earlier.round.id) ? versionFor(id, rules, defaults.criteria) : version
}
