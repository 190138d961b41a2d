/** What a survey is asked about on a day. */
export type SurveyDays = { readonly opensOn: string; readonly closesOn: string; readonly countedOn: string | null }

export type SurveyState = 'before' | 'open' | 'paper' | 'due' | 'counted'

/** So long after the last day answers on paper may still be typed in: they travel by post. */
export const paperDays = 14
/** Longer than this no survey is open: what was felt in one year is not what is felt in the next. */
export const mostOpenDays = 120
/** What a survey may invite at most: more are a slip of the hand. */
export const mostInvited = 20_000
/** Cleared comments are kept so long after the count, for the hospital to learn from; then they go. */
export const commentDays = 365

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

/**
 * How a survey stands on a day of the calendar: not open yet; open; closed, while paper is still typed in; waiting to be counted; counted. Once
 * counted nothing is added any more, so that no two counts of the same answers can be subtracted from each other.
 */
export function surveyState({ opensOn, closesOn, countedOn }: SurveyDays, today: string): SurveyState {
  if (countedOn !== null) return 'counted'
  if (today < opensOn) return 'before'
  if (today <= closesOn) return 'open'
  return today <= addDays(closesOn, paperDays) ? 'paper' : 'due'
}

/** A form that was opened on the last evening may arrive after midnight: it is of the last day. Null: too late, or too early. */
export function dayOfAnswer(survey: SurveyDays, today: string): string | null {
  const state = surveyState(survey, today)
  if (state === 'open') return today
  return state === 'paper' && today === addDays(survey.closesOn, 1) ? survey.closesOn : null
}

/** Paper is of no day but the last: the day on which somebody typed it says nothing about who filled it in. */
export function dayOfPaper(survey: SurveyDays, today: string): string | null {
  const state = surveyState(survey, today)
  return state === 'open' || state === 'paper' ? survey.closesOn : null
}

/** More answers came than people were asked: a link was passed on, or somebody answered often. Null: nothing speaks for it. */
export const doubtOf = (answers: number, invited: number | null): 'more-than-invited' | null =>
  invited !== null && answers > invited ? 'more-than-invited' : null
