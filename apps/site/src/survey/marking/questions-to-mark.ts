import type { Nation } from '../../register/index.ts'
import type { Question, RoundCriteria } from '../types.ts'

/**
 * The questions that a marker reads for a trust of this nation: those on which the criteria hang, in the order of the round. Where the
 * criteria name none, all of them. Nothing follows from a mark on any other question, so nobody is asked for one.
 */
export function questionsToMark<Asked extends Pick<Question, 'id' | 'nations'>>(
  criteria: RoundCriteria,
  questions: readonly Asked[],
  nation: Nation,
): Asked[] {
  const asked = questions.filter(({ nations }) => nations.includes(nation))
  const named = new Set(criteria.rules.flatMap(({ conditions }) => conditions.map(({ question }) => question)))
  return named.size === 0 ? asked : asked.filter(({ id }) => named.has(id))
}
