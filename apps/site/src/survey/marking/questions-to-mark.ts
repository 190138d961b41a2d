import type { Nation } from '../../register/index.ts'
import type { Question, RoundCriteria } from '../types.ts'

/** The questions on which the criteria hang, in the order of the round; where the criteria name none, all of them. */
export function questionsThatCount<Asked extends Pick<Question, 'id'>>(
  criteria: RoundCriteria,
  questions: readonly Asked[],
): readonly Asked[] {
  const named = new Set(criteria.rules.flatMap(({ conditions }) => conditions.map(({ question }) => question)))
  return named.size === 0 ? questions : questions.filter(({ id }) => named.has(id))
}

/**
 * Those of them that a trust of this nation was asked: what a marker reads. Nothing follows from a mark on any other question, so nobody is
 * asked for one.
 */
export const questionsToMark = <Asked extends Pick<Question, 'id' | 'nations'>>(
  criteria: RoundCriteria,
  questions: readonly Asked[],
  nation: Nation,
): Asked[] => questionsThatCount(criteria, questions).filter(({ nations }) => nations.includes(nation))
